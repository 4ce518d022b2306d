import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { blocks } from '#shared/domain/finding.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { Money } from '../../components/money.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { cellState, isReady, type CellState } from './preflight-summary.ts';
import classes from './publish.module.css';

interface Props {
  readonly title: string;
  readonly account: Account;
  readonly column: number;
  readonly cell: PublishCell | undefined;
  readonly included: boolean;
  readonly open: boolean;
  readonly focusable: boolean;
  readonly onToggle: () => void;
  readonly onInclude: () => void;
}

const tones: Readonly<Record<CellState, StatusTone>> = {
  checking: 'neutral',
  ready: 'good',
  warning: 'good',
  blocked: 'bad',
  live: 'info',
};

/** One item on one account: its verdict, price and net. Enter or a click opens it, Space takes it out or in again. */
export function GridCell({ title, account, column, cell, included, open, focusable, onToggle, onInclude }: Props) {
  const { t } = useTranslation('publish');
  const state = cellState(cell);
  const label = (): string => {
    if (isReady(state) && !included) return t('grid.leftOut');
    if (state === 'blocked') return t('preflight.cell.blocked', { count: cell?.findings.filter(blocks).length ?? 0 });
    if (state === 'warning') return t('preflight.cell.warning', { count: cell?.findings.length ?? 0 });
    if (state === 'live' && cell?.listing?.state === 'unconfirmed') return t('preflight.cell.unconfirmed');
    return t(`preflight.cell.${state}`);
  };
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-expanded={cell === undefined ? undefined : open}
      tabIndex={focusable ? 0 : -1}
      data-column={column}
      className={classes['cell']}
      onClick={onToggle}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        disabled={!isReady(state)}
        checked={isReady(state) && included}
        aria-label={t('grid.include', { title, account: account.label })}
        onClick={(event) => event.stopPropagation()}
        onChange={onInclude}
      />
      <span className={classes['verdict']}>
        <StatusBadge tone={isReady(state) && !included ? 'neutral' : tones[state]}>{label()}</StatusBadge>
        {cell?.price ? (
          <Text component="span" size="xs">
            <Money value={cell.price} />{' '}
            <Text component="span" size="xs" c="dimmed">
              {t('money.netShort')} <Money value={cell.net} />
            </Text>
          </Text>
        ) : null}
      </span>
    </div>
  );
}
