import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WayBack } from '#shared/ipc/history.ts';
import { describeProblem } from '../../app/i18n/describe.ts';

/** In the place of a button that could do nothing: why it cannot. */
export function NoWayBack({ wayBack }: { readonly wayBack: WayBack }) {
  const { t } = useTranslation('history');
  if (wayBack.kind === 'open') return null;
  return (
    <Text size="xs" c="dimmed">
      {wayBack.kind === 'refused' ? describeProblem(wayBack.problem) : t(`wayBack.${wayBack.kind}`)}
    </Text>
  );
}
