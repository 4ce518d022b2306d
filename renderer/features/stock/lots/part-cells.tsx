import { Anchor, Group, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { lotLimits, type LotPart } from '#shared/domain/lot.ts';
import { perPiece } from '#shared/domain/lot-split.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { itemPath } from '../../../app/routes.ts';
import { Money } from '../../../components/money.tsx';
import { MoneyInput } from '../../../components/money-input.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Cell } from '../../../components/virtual-table.tsx';
import { useLocale } from '../../../data/settings.ts';
import classes from '../stock.module.css';
import { PartMenu } from './part-menu.tsx';
import type { LotSplit } from './use-lot-split.ts';

/** One part of the lot in a row. What has been sold of it cannot be divided again, so it is only shown. */
export function PartCells({ split, part }: { readonly split: LotSplit; readonly part: LotPart }) {
  const { t } = useTranslation('stock');
  const locale = useLocale();
  const { lot, method, outcome, edit } = split;
  const { currency } = lot;
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  const settled = part.standing !== 'in' || part.frozenPieces === part.pieces;
  const now = part.openAmount === null ? null : part.frozenAmount + part.openAmount;
  const open = outcome.kind === 'split' ? (outcome.open.get(part.id) ?? 0) : null;
  const next = open === null ? null : part.frozenAmount + open;
  const numberOf = (value: number | string, limit: number): number | null =>
    value === '' ? null : Math.min(limit, Math.max(0, Math.trunc(Number(value)) || 0));
  return (
    <>
      <Cell>
        {part.itemId === null ? (
          <Text size="sm">{part.sku}</Text>
        ) : (
          <Anchor component={Link} href={itemPath(part.itemId)} size="sm" truncate display="block" dir="auto">
            {part.title === '' ? part.sku : part.title}
          </Anchor>
        )}
        <Group gap={6} wrap="nowrap">
          {part.title === '' ? null : (
            <Text size="xs" c="dimmed" truncate dir="auto">
              {part.sku}
            </Text>
          )}
          <Standing part={part} />
        </Group>
      </Cell>
      <Cell numeric>
        {settled ? (
          part.pieces
        ) : (
          <NumberInput
            size="xs"
            hideControls
            allowDecimal={false}
            allowNegative={false}
            min={Math.max(1, part.frozenPieces)}
            max={lotLimits.pieces}
            aria-label={t('parts.piecesOf', { sku: part.sku })}
            value={part.pieces}
            onChange={(value) =>
              edit(part, { pieces: Math.max(1, part.frozenPieces, numberOf(value, lotLimits.pieces) ?? 1) })
            }
          />
        )}
      </Cell>
      {method === 'weight' ? (
        <Cell numeric>
          {settled ? (
            (part.weight ?? '—')
          ) : (
            <NumberInput
              size="xs"
              hideControls
              allowDecimal={false}
              allowNegative={false}
              max={lotLimits.weight}
              aria-label={t('parts.weightOf', { sku: part.sku })}
              value={part.weight ?? ''}
              onChange={(value) => edit(part, { weight: numberOf(value, lotLimits.weight) })}
            />
          )}
        </Cell>
      ) : null}
      {method === 'value' ? (
        <Cell numeric>
          {settled ? (
            <Money value={money(part.value ?? part.price)} />
          ) : (
            <MoneyInput
              size="xs"
              aria-label={t('parts.valueOf', { sku: part.sku })}
              value={money(part.value)}
              currency={currency}
              rightSection={null}
              {...(part.price === null ? {} : { placeholder: formatMoney({ amount: part.price, currency }, locale) })}
              onChange={(value) => edit(part, { value: value && Math.min(value.amount, 9_999_999_999) })}
            />
          )}
        </Cell>
      ) : null}
      <Cell numeric>
        {settled ? null : (
          <MoneyInput
            size="xs"
            aria-label={t('parts.fixedOf', { sku: part.sku })}
            value={money(part.fixed)}
            currency={currency}
            rightSection={null}
            onChange={(value) => edit(part, { fixed: value && Math.min(value.amount, 9_999_999_999) })}
          />
        )}
      </Cell>
      <Cell numeric>
        <Money value={money(now)} />
        {next === null || next === now ? null : (
          <span className={classes['changed']} title={t('lot.preview')}>
            {' → '}
            <Money value={money(next)} />
          </span>
        )}
      </Cell>
      <Cell numeric>
        <Money value={eachOf(part, open, currency)} />
      </Cell>
      <Cell>
        <PartMenu lot={lot} part={part} />
      </Cell>
    </>
  );
}

/** Of what is unsold; what has been sold shows what it was sold with. */
function eachOf(part: LotPart, open: number | null, currency: string) {
  const pieces = part.pieces - part.frozenPieces;
  if (pieces === 0) return { amount: perPiece(part.frozenAmount, part.frozenPieces), currency };
  return open === null ? null : { amount: perPiece(open, pieces), currency };
}

function Standing({ part }: { readonly part: LotPart }) {
  const { t } = useTranslation('stock');
  if (part.standing === 'kept') return <StatusBadge tone="neutral">{t('parts.kept')}</StatusBadge>;
  if (part.variantId === null) return <StatusBadge tone="neutral">{t('parts.deleted')}</StatusBadge>;
  if (part.standing === 'gone') return <StatusBadge tone="warning">{t('parts.gone')}</StatusBadge>;
  if (part.frozenPieces === 0) return null;
  return <StatusBadge tone="good">{t('parts.soldPieces', { count: part.frozenPieces })}</StatusBadge>;
}
