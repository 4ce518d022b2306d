import { Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/errors.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { IconPlugConnected } from '@tabler/icons-react';
import { usableAccounts } from '../../data/account-hold.ts';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';
import { useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { shortcutKeys } from '../../app/shortcut.ts';
import { useShortcut } from '../../app/use-shortcut.ts';
import { isMac } from '../../app/use-shortcuts.ts';
import { AccountChoice } from './account-choice.tsx';
import { CheckGrid } from './check-grid.tsx';
import { toggled } from './excluded.ts';
import { GoingOut } from './going-out.tsx';
import { Postponed } from './postponed.tsx';
import { cellKey, cellState, publishablePairs, summarise } from './preflight-summary.ts';
import { usePreflight } from './use-preflight.ts';

interface Props {
  readonly itemIds: readonly string[];
  /** `null` until the seller chooses: then all accounts that can publish are meant. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (accountIds: readonly string[]) => void;
  /** Cells that the seller took out, by their keys. */
  readonly excluded: ReadonlySet<string>;
  readonly onExclude: (excluded: ReadonlySet<string>) => void;
  readonly onPreview: (itemId: string, accountId: string) => void;
  readonly onPublished: (batchIds: readonly string[]) => void;
  readonly onClose: () => void;
}

const filters = ['all', 'problems', 'ready'] as const;
type Filter = (typeof filters)[number];

/** Everything that is known before anything is sent: items × accounts, each judged, each problem with a way to mend it. */
export function CheckView(props: Props) {
  const { itemIds, chosen, onChoose, excluded, onExclude, onPreview, onPublished, onClose } = props;
  const { t } = useTranslation('publish');
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<Filter>('all');
  const accounts = useData('accounts.list');
  const { practice } = useSettings();
  const usable = usableAccounts(accounts.data ?? [], practice);
  const usableIds = usable.map(({ id }) => id);
  const kept = chosen?.filter((id) => usableIds.includes(id));
  // What was chosen last may be gone by now; an empty choice is one only when it was made here.
  const accountIds = kept === undefined || (kept.length === 0 && chosen?.length !== 0) ? usableIds : kept;
  const preflight = usePreflight(itemIds, accountIds);
  const summary = summarise(preflight.cells, itemIds, accountIds);
  const going = publishablePairs(preflight.cells, itemIds, accountIds, excluded);
  const [once] = useState(createOnce);
  const publish = useMutation<readonly string[], AppError>({
    mutationFn: async () => {
      const { batchId } = await client.request('publishing.publish', { pairs: [...going] }).catch((error: unknown) => {
        throw asAppError(error);
      });
      return [batchId];
    },
    onSuccess: onPublished,
    networkMode: 'always',
  });
  const shown = useMemo(
    () =>
      filter === 'all'
        ? itemIds
        : itemIds.filter((itemId) =>
            accountIds.some((accountId) => {
              const state = cellState(preflight.cells.get(cellKey(itemId, accountId)));
              return filter === 'problems'
                ? state === 'blocked' || state === 'warning'
                : state === 'ready' || state === 'warning';
            }),
          ),
    [filter, itemIds, accountIds, preflight.cells],
  );

  const pending = summary.total - summary.checked;
  const ready = going.length > 0 && pending === 0;
  const publishNow = (): void => void once.run('publish', () => publish.mutateAsync()).catch(() => undefined);
  // The shortcut that opened the dialog goes on.
  useShortcut('mod+Enter', () => ready && publishNow());

  if (accounts.isError) return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />;
  if (!accounts.data) return <LoadingRows rows={3} />;
  if (accounts.data.length === 0) {
    return (
      <EmptyState
        icon={IconPlugConnected}
        title={t('choose.noAccounts')}
        text={t('choose.noAccountsHint')}
        action={{
          label: t('choose.connect'),
          onClick: () => {
            onClose();
            navigate('/connect');
          },
        }}
      />
    );
  }
  return (
    <Stack gap="sm">
      <AccountChoice
        accounts={accounts.data}
        practice={practice}
        chosen={accountIds}
        onChoose={onChoose}
        onLeave={onClose}
      />
      {accountIds.length === 0 ? (
        <Text size="sm">{t('choose.pickOne')}</Text>
      ) : (
        <>
          <Group justify="space-between" gap="xs">
            <Text size="sm" role="status" aria-live="polite">
              {pending > 0 && preflight.checking
                ? t('preflight.checking', { done: summary.checked, total: summary.total })
                : [
                    t('preflight.ready', { count: summary.ready }),
                    ...(summary.blocked > 0 ? [t('preflight.blocked', { count: summary.blocked })] : []),
                    ...(summary.ready > going.length ? [t('grid.out', { count: summary.ready - going.length })] : []),
                    ...(summary.live > 0 ? [t('preflight.live', { count: summary.live })] : []),
                  ].join(' · ')}
            </Text>
            {itemIds.length > 1 ? (
              <SegmentedControl
                size="xs"
                aria-label={t('preflight.filter')}
                data={filters.map((value) => ({ value, label: t(`preflight.filters.${value}`) }))}
                value={filter}
                onChange={setFilter}
              />
            ) : null}
          </Group>
          {pending > 0 && preflight.checking ? (
            <Progress
              size="sm"
              value={(summary.checked / Math.max(1, summary.total)) * 100}
              aria-label={t('preflight.checking', { done: summary.checked, total: summary.total })}
            />
          ) : null}
          {pending === 0 ? <Postponed pairs={going} accounts={accounts.data} /> : null}
          {preflight.error ? (
            <ErrorState error={preflight.error} onRetry={preflight.refetch} retrying={preflight.checking} />
          ) : null}
          {shown.length === 0 ? (
            <Text size="sm" c="dimmed" ta="center" py="lg">
              {t('preflight.nothingHere')}
            </Text>
          ) : (
            <CheckGrid
              itemIds={shown}
              allItemIds={itemIds}
              accounts={accounts.data.filter(({ id }) => accountIds.includes(id))}
              cells={preflight.cells}
              excluded={excluded}
              onInclude={(itemId, ids) =>
                onExclude(
                  toggled(
                    excluded,
                    ids.map((id) => cellKey(itemId, id)),
                  ),
                )
              }
              onPreview={onPreview}
              onLeave={onClose}
            />
          )}
        </>
      )}
      <GoingOut cells={preflight.cells} pairs={going} />
      {publish.error ? <ErrorState error={publish.error} /> : null}
      <Group justify="space-between">
        <Button
          variant="subtle"
          onClick={preflight.refetch}
          loading={preflight.checking}
          disabled={accountIds.length === 0}
        >
          {t('preflight.again')}
        </Button>
        <Button
          disabled={!ready}
          loading={publish.isPending}
          onClick={publishNow}
          title={`${t('preflight.publishKeys')} ${shortcutKeys('mod+Enter', isMac).join('+')}`}
          data-testid="publish-now"
        >
          {going.length === 0 ? t('preflight.nothingReady') : t('preflight.publish', { count: going.length })}
        </Button>
      </Group>
    </Stack>
  );
}
