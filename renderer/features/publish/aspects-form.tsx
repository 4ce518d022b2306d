import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/domain/finding.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import { AspectField } from './aspect-field.tsx';
import { groupAspects, requiredProgress, withAspect } from './aspect-rules.ts';

interface Props {
  readonly marketplace: MarketplaceId;
  readonly aspects: readonly Aspect[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly findings: readonly Finding[];
  readonly onChange: (values: Record<string, string[]>) => void;
}

/** The attributes a category asks for: required and recommended ones at once, the others on request. */
export function AspectsForm({ marketplace, aspects, values, findings, onChange }: Props) {
  const { t } = useTranslation('publish');
  const [all, setAll] = useState(false);
  const { first, more } = groupAspects(aspects, values);
  const progress = requiredProgress(aspects, values);
  if (aspects.length === 0) return <Text size="sm">{t('aspects.none')}</Text>;
  const shown = all ? [...first, ...more] : first;
  return (
    <Stack gap="sm">
      {progress.total > 0 ? (
        <Text size="sm" {...(progress.done === progress.total ? { c: 'dimmed' } : {})}>
          {t('aspects.progress', { done: progress.done, count: progress.total })}
        </Text>
      ) : null}
      <SimpleGrid type="container" cols={{ base: 1, '420px': 2, '820px': 3 }} spacing="sm" verticalSpacing="sm">
        {shown.map((aspect) => {
          const field = `markets.${marketplace}.aspects.${aspect.name}`;
          return (
            <AspectField
              key={aspect.name}
              aspect={aspect}
              field={field}
              values={values[aspect.name] ?? []}
              findings={findings.filter((finding) => finding.field === field)}
              onChange={(next) => onChange(withAspect(values, aspect.name, next))}
            />
          );
        })}
      </SimpleGrid>
      {more.length > 0 ? (
        <Button variant="subtle" size="xs" w="fit-content" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('aspects.fewer') : t('aspects.more', { count: more.length })}
        </Button>
      ) : null}
    </Stack>
  );
}
