import { Badge, Group, Mark, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownValue } from '#shared/domain/bulk.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { useLocale } from '../../data/settings.ts';

/** A value before or after, with what was found or put in marked. */
export function Shown({ value }: { readonly value: ShownValue }) {
  const { t } = useTranslation(['bulk', 'common']);
  const locale = useLocale();
  switch (value.kind) {
    case 'none':
      return (
        <Text span size="sm" c="dimmed">
          {t('none')}
        </Text>
      );
    case 'account':
      return (
        <Text span size="sm" c="dimmed">
          {t('market.asAccount')}
        </Text>
      );
    case 'text':
      return <MarkedText text={value.text} marks={value.marks} />;
    case 'money':
      return (
        <Text span size="sm" className="figures">
          {formatMoney(value.value, locale)}
        </Text>
      );
    case 'number':
      return (
        <Text span size="sm" className="figures">
          {new Intl.NumberFormat(locale).format(value.value)}
        </Text>
      );
    case 'tags':
      return (
        <Group gap={4} component="span">
          {value.tags.map((tag) => (
            <Badge key={tag} variant="light" size="sm" tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      );
    case 'condition':
      return (
        <Text span size="sm">
          {t(`common:condition.${value.condition}`)}
        </Text>
      );
  }
}

function MarkedText({ text, marks }: Omit<Extract<ShownValue, { kind: 'text' }>, 'kind'>) {
  const ends = [0, ...marks.map(([, to]) => to)];
  return (
    <Text span size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
      {marks.map(([from, to], index) => (
        <Fragment key={`${from} ${to}`}>
          {text.slice(ends[index], from)}
          {from < to && <Mark>{text.slice(from, to)}</Mark>}
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </Text>
  );
}
