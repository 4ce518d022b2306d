import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { codePoints } from '#shared/domain/item.ts';

interface CharacterCounterProps {
  readonly text: string;
  readonly limit: number;
  /** What the limit counts. `code_points`: an emoji is one; `utf16`: most are two. */
  readonly unit?: 'utf16' | 'code_points';
  /** Where the limit comes from, when it is not the app's own: a marketplace's name. */
  readonly source?: string | undefined;
}

/** How much of a length is used, counted as the one that limits it counts. */
export function CharacterCounter({ text, limit, unit = 'code_points', source }: CharacterCounterProps) {
  const { t } = useTranslation();
  const used = unit === 'utf16' ? text.length : codePoints(text);
  const over = used > limit;
  return (
    <Text component="span" size="xs" c={over ? 'var(--mantine-color-error)' : 'dimmed'} fw={over ? 600 : 400}>
      {source === undefined ? t('counter', { used, limit }) : t('counterFor', { used, limit, source })}
    </Text>
  );
}
