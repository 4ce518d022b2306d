import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { itemLimits, type ItemRow } from '#shared/domain/item.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { moneyText, readMoney } from '../../../components/money-text.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { dataKey } from '../../../data/query.ts';
import { changeToast } from '../../history/undo.ts';
import { readTypedStock } from '../editor/stock-adjustment.ts';
import type { EditableColumn } from './column-layout.ts';

/** The cell that is being typed into. One at a time, wherever the grid is scrolled to. */
interface EditingState {
  readonly editing: { readonly id: string; readonly column: EditableColumn } | null;
}

export const useCellEditing = create<EditingState>(() => ({ editing: null }));
export const editCell = (id: string, column: EditableColumn): void =>
  useCellEditing.setState({ editing: { id, column } });
export const stopEditing = (): void => useCellEditing.setState({ editing: null });

/** What the cell holds, as it is typed. */
export function editableText(row: ItemRow, column: EditableColumn): string {
  if (column === 'price') return moneyText(row.price);
  return column === 'quantity' ? String(row.quantity) : row[column];
}

/** What typing came to: nothing new, a change with the way back, or what is wrong with it. */
type Reading =
  | { readonly kind: 'same' }
  | { readonly kind: 'problem'; readonly text: string }
  | {
      readonly kind: 'change';
      readonly row: Partial<ItemRow>;
      readonly save: Save;
      readonly undo: (saved: Item) => Promise<Item>;
    };

type Item = RequestOutput<'items.get'>;
/** `revision`: what the item has when it is its turn, for saves before it raised it. */
type Save = (revision: number) => Promise<Item>;

/** Reads what was typed into a cell. `currency` is for a first price. */
export function readCell(
  row: ItemRow,
  column: EditableColumn,
  text: string,
  currency: string = defaultSettings.currency,
): Reading {
  const { id, variantId } = row;
  if (column === 'title' || column === 'location') {
    const value = text.trim();
    if (value === row[column]) return { kind: 'same' };
    if (Array.from(value).length > itemLimits[column])
      return { kind: 'problem', text: i18n.t('grid:cell.tooLong', { count: itemLimits[column] }) };
    const set = (revision: number, to: string): Promise<Item> =>
      client.request('items.update', { id, baseRevision: revision, patch: { [column]: to } });
    return {
      kind: 'change',
      row: { [column]: value },
      save: (revision) => set(revision, value),
      undo: ({ revision }) => set(revision, row[column]),
    };
  }
  if (column === 'price') {
    const reading = readMoney(text, row.price?.currency ?? currency);
    if (reading.kind === 'problem') return { kind: 'problem', text: i18n.t(`common:money.${reading.problem}`) };
    const { value } = reading;
    if (value?.amount === row.price?.amount) return { kind: 'same' };
    const set = (price: ItemRow['price']): Promise<Item> =>
      client.request('variants.update', { id: variantId, patch: { price } });
    return { kind: 'change', row: { price: value }, save: () => set(value), undo: () => set(row.price) };
  }
  const reading = readTypedStock(text, row.quantity);
  if (reading.kind === 'problem')
    return { kind: 'problem', text: i18n.t(`inventory:stock.problem.${reading.problem}`) };
  if (reading.kind === 'empty' || reading.becomes === row.quantity) return { kind: 'same' };
  const by = (change: (typeof reading)['change']): Promise<Item> =>
    client.request('stock.adjust', { variantId, reason: 'correction', change, note: '' });
  return {
    kind: 'change',
    row: { quantity: reading.becomes },
    save: () => by(reading.change),
    // By so many, not to the old count: what was sold meanwhile stays sold.
    undo: () => by({ kind: 'delta', delta: row.quantity - reading.becomes }),
  };
}

/** What a signed number makes of the stock, to be seen before it is saved: `3 + 5 = 8`. Empty for everything else. */
export function stockSum(row: ItemRow, column: EditableColumn, text: string): string {
  if (column !== 'quantity' || !/^\s*[+\-−]/u.test(text)) return '';
  const reading = readTypedStock(text, row.quantity);
  if (reading.kind !== 'change' || reading.change.kind !== 'delta') return '';
  const { delta } = reading.change;
  return i18n.t(delta < 0 ? 'grid:cell.less' : 'grid:cell.more', {
    from: row.quantity,
    by: Math.abs(delta),
    to: reading.becomes,
  });
}

/** Saves of one item that are on their way, one after the other; each answers with the item's revision. */
const saving = new Map<string, Promise<number>>();

/**
 * Saves what was typed and shows it at once, so that the keyboard goes on without waiting: a key pressed meanwhile would be
 * lost. Answers what is wrong with it, or `null` when it is on its way; what fails on the way is said and shown as it was.
 */
export function saveCell(
  queries: QueryClient,
  row: ItemRow,
  column: EditableColumn,
  text: string,
  currency: string,
): string | null {
  const reading = readCell(row, column, text, currency);
  if (reading.kind === 'problem') return reading.text;
  if (reading.kind === 'same') return null;
  const title = row.title === '' ? row.sku : row.title;
  show(queries, row.id, reading.row);
  const save = async (before: number): Promise<number> => {
    try {
      const saved = await reading.save(Math.max(before, row.revision));
      show(queries, row.id, { ...reading.row, revision: saved.revision });
      const undo = (): void => void reading.undo(saved).catch((error: unknown) => sayFailure(asAppError(error)));
      showToast({
        id: changeToast,
        text: i18n.t(`grid:cell.changed.${column}`, {
          title,
          from: row.quantity,
          to: reading.row.quantity ?? row.quantity,
        }),
        action: { label: i18n.t('common:undo'), run: undo },
      });
      return saved.revision;
    } catch (error) {
      show(queries, row.id, { [column]: row[column] });
      const problem = describeError(asAppError(error));
      showToast({ text: i18n.t('grid:cell.notSaved', { title, text, problem }), tone: 'bad' });
      return before;
    }
  };
  const job = (saving.get(row.id) ?? Promise.resolve(row.revision)).then(save);
  saving.set(row.id, job);
  void job.finally(() => saving.get(row.id) === job && saving.delete(row.id));
  return null;
}

const sayFailure = (error: Parameters<typeof describeError>[0]): void =>
  showToast({ text: describeError(error), tone: 'bad' });

/** The row as it is now, before it is fetched anew: the old value must not flash up. */
function show(queries: QueryClient, id: string, change: Partial<ItemRow>): void {
  queries.setQueriesData<RequestOutput<'items.list'>>({ queryKey: dataKey('items.list') }, (answer) =>
    answer === undefined
      ? answer
      : { ...answer, rows: answer.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) },
  );
}
