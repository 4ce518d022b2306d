import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { client } from '../data/client.ts';
import { connectEvents, createQueryClient } from '../data/query.ts';
import { i18n } from './i18n/i18n.ts';
import { Shell } from './shell.tsx';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';
import { useChosenLanguage } from './use-language.ts';
import { useTheme } from './use-theme.ts';

/** Everything around the screens: data, texts, looks, places. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  useEffect(() => connectEvents(queryClient, client), [queryClient]);
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={i18n}>
        <Looks>
          <Notifications position="bottom-left" containerWidth="min(380px, calc(100vw - 32px))" limit={3} />
          {/* oxlint-disable-next-line react/hooks -- this is how wouter is told where the location lives */}
          <Router hook={useHashLocation}>
            <Shell />
          </Router>
        </Looks>
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** Language and colours, as the settings say. */
function Looks({ children }: { readonly children: ReactNode }) {
  useChosenLanguage();
  const chosen = useTheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(chosen === 'system' ? {} : { forceColorScheme: chosen })}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
