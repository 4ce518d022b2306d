import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconCopy,
  IconCopyPlus,
  IconEditCircle,
  IconExternalLink,
  IconHistory,
  IconPackages,
  IconTag,
  IconTrash,
  IconTrashX,
  IconUpload,
  type Icon,
} from '@tabler/icons-react';
import type { ItemPlace } from '#shared/domain/item-filter.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { showToast } from '../../components/toast.tsx';
import { openBulkEdit } from '../bulk/bulk-state.ts';
import { showHistory } from '../history/history-state.ts';
import { openLabels } from '../labels/labels-state.ts';
import { addToLot } from '../stock/lots/add-to-lot.tsx';
import { archiveItems, unarchiveItems } from './bin/archive.ts';
import { removeItems, restoreItems } from './bin/bin.ts';
import { askToPurge } from './bin/purge.ts';
import { createSimilar } from './create-similar.ts';

/** What an action may do to the screen around it. */
export interface ActionTools {
  readonly open: (id: string) => void;
  readonly publish: (ids: readonly string[]) => void;
}

/** Something that can be done with items. One list feeds the bar of the selection, the menu of a row and the palette. */
export interface ItemAction {
  readonly id: string;
  readonly icon: Icon;
  /** Asked anew each time, because the language may have changed. */
  readonly label: () => string;
  /** Places whose items it applies to. */
  readonly places: readonly ItemPlace[];
  readonly danger?: boolean;
  /**
   * `row`: in the menu of one row, which is given. `selection`: for any number of ids, in the bar of the selection and in
   * the palette while something is selected; `prominent` ones are buttons there, the others stand in its menu. `both` is
   * `selection`, and in the menu of a row as well.
   */
  readonly on:
    | { readonly kind: 'row'; readonly run: (row: ItemRow, tools: ActionTools) => void }
    | {
        readonly kind: 'selection' | 'both';
        readonly prominent: boolean;
        readonly run: (ids: readonly string[], tools: ActionTools) => void;
      };
}

const copySku = ({ sku }: ItemRow): void => {
  void navigator.clipboard.writeText(sku).then(
    () => showToast({ id: 'copied', text: i18n.t('grid:menu.skuCopied', { sku }) }),
    () => showToast({ id: 'copied', text: i18n.t('grid:menu.skuNotCopied', { sku }), tone: 'bad' }),
  );
};

/** Every action, in the order in which it is shown. An area adds its own here and mounts its dialogs in the screen. */
export const itemActions: readonly ItemAction[] = [
  {
    id: 'open',
    icon: IconExternalLink,
    label: () => i18n.t('grid:menu.open'),
    places: ['items', 'archive', 'bin'],
    on: { kind: 'row', run: ({ id }, { open }) => open(id) },
  },
  {
    id: 'publish',
    icon: IconUpload,
    label: () => i18n.t('inventory:selection.publish'),
    places: ['items'],
    on: { kind: 'both', prominent: true, run: (ids, { publish }) => publish(ids) },
  },
  {
    id: 'similar',
    icon: IconCopyPlus,
    label: () => i18n.t('editor:menu.similar'),
    places: ['items', 'archive'],
    on: { kind: 'row', run: ({ id }) => void createSimilar(id) },
  },
  {
    id: 'bulk',
    icon: IconEditCircle,
    label: () => i18n.t('bulk:open'),
    places: ['items', 'archive'],
    on: { kind: 'selection', prominent: true, run: (ids) => openBulkEdit(ids) },
  },
  {
    id: 'addToLot',
    icon: IconPackages,
    label: () => i18n.t('stock:addToLot.button'),
    places: ['items', 'archive'],
    on: { kind: 'both', prominent: false, run: (ids) => addToLot(ids) },
  },
  {
    id: 'labels',
    icon: IconTag,
    label: () => i18n.t('labels:open'),
    places: ['items', 'archive'],
    on: { kind: 'both', prominent: true, run: (ids) => openLabels(ids) },
  },
  {
    id: 'copySku',
    icon: IconCopy,
    label: () => i18n.t('grid:menu.copySku'),
    places: ['items', 'archive', 'bin'],
    on: { kind: 'row', run: copySku },
  },
  {
    id: 'history',
    icon: IconHistory,
    label: () => i18n.t('history:itemTitle'),
    places: ['items', 'archive', 'bin'],
    on: { kind: 'row', run: ({ id: itemId }) => showHistory({ kind: 'item', itemId }) },
  },
  {
    id: 'archive',
    icon: IconArchive,
    label: () => i18n.t('bin:archive.move'),
    places: ['items'],
    on: { kind: 'both', prominent: false, run: (ids) => void archiveItems(ids) },
  },
  {
    id: 'unarchive',
    icon: IconArchiveOff,
    label: () => i18n.t('bin:archive.takeOut'),
    places: ['archive'],
    on: { kind: 'both', prominent: true, run: (ids) => void unarchiveItems(ids) },
  },
  {
    id: 'restore',
    icon: IconArrowBackUp,
    label: () => i18n.t('inventory:selection.restore'),
    places: ['bin'],
    on: { kind: 'both', prominent: true, run: (ids) => void restoreItems(ids) },
  },
  {
    id: 'purge',
    icon: IconTrashX,
    label: () => i18n.t('bin:purge.action'),
    places: ['bin'],
    danger: true,
    on: { kind: 'both', prominent: true, run: (ids) => askToPurge(ids) },
  },
  {
    id: 'remove',
    icon: IconTrash,
    label: () => i18n.t('inventory:selection.remove'),
    places: ['items', 'archive'],
    danger: true,
    on: { kind: 'both', prominent: true, run: (ids) => void removeItems(ids) },
  },
];
