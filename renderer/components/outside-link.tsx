import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { describeError } from '../app/i18n/describe.ts';
import { useAction } from '../data/query.ts';
import { showToast } from './toast.tsx';

interface Props {
  readonly url: string;
  readonly children: ReactNode;
  readonly size?: string;
}

/** A page outside the app, opened in the system's browser by way of main, which checks the address. */
export function OutsideLink({ url, children, size = 'sm' }: Props) {
  const open = useAction('app.openLink', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <Anchor component="button" type="button" size={size} title={url} onClick={() => open.mutate({ url })}>
      {children} <IconExternalLink size={14} aria-hidden style={{ verticalAlign: 'text-bottom' }} />
    </Anchor>
  );
}
