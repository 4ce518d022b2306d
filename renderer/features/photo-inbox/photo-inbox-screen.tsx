import { Button, Text } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoGroup } from '#shared/domain/photo-inbox.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { PhotoCopyDialog } from '../inventory/editor/photo-copy-dialog.tsx';
import { afterClick } from '../inventory/editor/photo-selection.ts';
import { DiscardedDialog } from './discarded-dialog.tsx';
import { InboxBar } from './inbox-bar.tsx';
import { InboxGroups } from './inbox-groups.tsx';
import { InboxRefused } from './inbox-refused.tsx';
import { InboxWatching } from './inbox-watching.tsx';
import classes from './photo-inbox.module.css';
import { useInbox } from './use-inbox.ts';
import { useInboxCommands } from './use-inbox-commands.ts';

const none: readonly PhotoGroup[] = [];

/** New photos of the watched folder, in groups that become items. */
export function PhotoInboxScreen() {
  const { t } = useTranslation('photos');
  const status = useData('inbox.status');
  const list = useData('inbox.list');
  const groups = list.data?.groups ?? none;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const lastPicked = useRef<string | null>(null);
  const [addingTo, setAddingTo] = useState<readonly string[] | null>(null);
  const [showDiscarded, setShowDiscarded] = useState(false);
  const [leftOut, setLeftOut] = useState<readonly { fileName: string; problem: FieldProblem }[]>([]);
  const inbox = useInbox(groups, ({ refused }) => {
    setPicked(new Set());
    setLeftOut(refused);
    setAddingTo(null);
  });
  const order = useMemo(() => groups.flatMap(({ photos }) => photos.map(({ id }) => id)), [groups]);
  const selected = useMemo(() => new Set(order.filter((id) => picked.has(id))), [order, picked]);
  const inSelection = inbox.touched(selected);
  const dismiss = useAction('inbox.dismissRefused');
  const choose = useAction('inbox.chooseFolder', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const onSelect = useCallback(
    (id: string, range: boolean) => {
      setPicked((before) => afterClick(order, before, { id, from: lastPicked.current, range }));
      lastPicked.current = id;
    },
    [order],
  );
  const moveBy = (step: 1 | -1): void => {
    const from = groups.findIndex(({ photos }) => photos.some(({ id }) => selected.has(id)));
    const to = groups[from + step];
    if (to) inbox.move([...selected], { groupId: to.id });
  };
  const [only] = selected;
  const [home] = inSelection;
  const actions = {
    onMerge: () => inbox.merge(inSelection),
    onSplit: () => selected.size === 1 && only !== undefined && home && inbox.split(home, only),
    onOwnGroup: () => inbox.move([...selected], null),
    onAddTo: () => setAddingTo([...selected]),
    onDiscard: () => inbox.discard([...selected]),
    onClear: () => setPicked(new Set()),
    onMakeAll: () => inbox.makeItems(selected.size > 0 ? inSelection : groups),
    onUp: () => moveBy(-1),
    onDown: () => moveBy(1),
    onSelectAll: () => setPicked(new Set(order)),
    onChooseFolder: () => choose.mutate(),
    onShowDiscarded: () => setShowDiscarded(true),
  };
  useInboxCommands({ ...actions, groups: groups.length, selected: selected.size });
  const state = status.data;
  const error = list.error ?? status.error;
  const refused = [...leftOut, ...(list.data?.refused ?? [])];
  return (
    <Screen
      title={t('inbox.title')}
      fill={groups.length > 0}
      actions={
        state && (
          <>
            <InboxWatching status={state} onChooseFolder={actions.onChooseFolder} />
            {state.discarded > 0 && (
              <Button variant="default" onClick={actions.onShowDiscarded}>
                {t('inbox.discarded.count', { count: state.discarded })}
              </Button>
            )}
            {groups.length > 0 && (
              <Button onClick={actions.onMakeAll} loading={inbox.making}>
                {t('inbox.make', { count: selected.size > 0 ? inSelection.length : groups.length })}
              </Button>
            )}
          </>
        )
      }
      toolbar={
        <>
          {state?.watch === 'missing' && (
            <Text size="sm" pb={4}>
              {t('inbox.missingLong')}
            </Text>
          )}
          {(state?.arriving ?? 0) > 0 && (
            <Text size="sm" c="dimmed" role="status" pb={4}>
              {t('inbox.arriving', { count: state?.arriving ?? 0 })}
            </Text>
          )}
          <InboxRefused
            refused={refused}
            onDismiss={() => {
              setLeftOut([]);
              dismiss.mutate();
            }}
          />
          {selected.size > 0 && <InboxBar {...actions} selected={selected.size} groups={inSelection.length} />}
          {(list.data?.more ?? 0) > 0 && (
            <Text size="sm" c="dimmed">
              {t('inbox.more', { count: list.data?.more ?? 0 })}
            </Text>
          )}
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void list.refetch()} />}
      {!error && (!list.data || !state) && <LoadingRows />}
      {list.data && state && groups.length === 0 && (
        <EmptyState
          icon={IconPhotoDown}
          title={
            state.watch === 'off' ? t('inbox.empty.title') : t('inbox.empty.waiting', { folder: state.folderName })
          }
          text={state.watch === 'off' ? t('inbox.empty.text') : t('inbox.empty.waitingText')}
          {...(state.watch === 'off' && {
            action: { label: t('inbox.choose'), onClick: actions.onChooseFolder, loading: choose.isPending },
          })}
        />
      )}
      {groups.length > 0 && (
        <div className={classes['body']}>
          <InboxGroups
            groups={groups}
            selected={selected}
            onSelect={onSelect}
            onMove={(photoIds, groupId) => inbox.move(photoIds, { groupId })}
            onMergeUp={(group) => inbox.merge(groups.slice(groups.indexOf(group) - 1, groups.indexOf(group) + 1))}
            onMake={(group) => inbox.makeItems([group])}
            onAddTo={(group) => setAddingTo(group.photos.map(({ id }) => id))}
          />
        </div>
      )}
      {addingTo && (
        <PhotoCopyDialog
          title={t('inbox.addToTitle', { count: addingTo.length })}
          action={t('copyTo.action')}
          busy={inbox.making}
          onClose={() => setAddingTo(null)}
          onChoose={(itemId) => inbox.addTo(addingTo, itemId)}
        />
      )}
      {showDiscarded && <DiscardedDialog onClose={() => setShowDiscarded(false)} />}
    </Screen>
  );
}
