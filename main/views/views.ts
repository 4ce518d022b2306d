import { gridLayoutSchema, type PlacedColumn } from '#shared/domain/grid-column.ts';
import {
  savedViewSchema,
  viewLimit,
  viewStateSchema,
  type SavedView,
  type ViewState,
} from '#shared/domain/saved-view.ts';
import { AppError, notFound, validationError } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import { fold } from '../inventory/search-text.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';

/** Named ways to look at the inventory. One method for each request of shared/ipc/views.ts. */
export interface Views {
  list(): SavedView[];
  /** Throws `validation` (`name_taken`), or `conflict` (`too_many_views`). */
  save(input: {
    readonly name: string;
    readonly state: ViewState;
    readonly columns: readonly PlacedColumn[];
  }): SavedView;
  update(input: ViewChange): SavedView;
  remove(input: { readonly id: string }): { view: SavedView; position: number };
  restore(input: { readonly view: SavedView; readonly position: number }): SavedView;
  order(input: { readonly ids: readonly string[] }): Record<string, never>;
}

/** What is absent stays. */
export interface ViewChange {
  readonly id: string;
  readonly name?: string | undefined;
  readonly state?: ViewState | undefined;
  readonly columns?: readonly PlacedColumn[] | undefined;
  readonly isDefault?: boolean | undefined;
}

export interface ViewsOptions {
  readonly store: Store;
  readonly newId: () => string;
  readonly emit: Emit;
}

export function createViews({ store, newId, emit }: ViewsOptions): Views {
  const change = <Result>(work: (writer: Writer) => Result): Result =>
    store.write((writer) => {
      const result = work(writer);
      writer.afterCommit(() => emit('views.changed', {}));
      return result;
    });
  return {
    list: () => list(store),
    save: ({ name, state, columns }) =>
      change((writer) => {
        const position = list(writer).length;
        if (position >= viewLimit) throw tooMany();
        const view: SavedView = { id: newId(), name, state, columns: [...columns], isDefault: false };
        put(writer, view, position);
        return view;
      }),
    update: ({ id, ...changes }) =>
      change((writer) => {
        const { view, position } = find(writer, id);
        const next: SavedView = {
          id,
          name: changes.name ?? view.name,
          state: changes.state ?? view.state,
          columns: [...(changes.columns ?? view.columns)],
          isDefault: changes.isDefault ?? view.isDefault,
        };
        put(writer, next, position);
        return next;
      }),
    remove: ({ id }) =>
      change((writer) => {
        const found = find(writer, id);
        writer.run('DELETE FROM saved_view WHERE id = @id', { id });
        writer.run('UPDATE saved_view SET position = position - 1 WHERE position > @position', {
          position: found.position,
        });
        return found;
      }),
    restore: ({ view, position }) =>
      change((writer) => {
        const views = list(writer);
        if (views.length >= viewLimit) throw tooMany();
        const place = Math.min(position, views.length);
        // Another view may have become the default meanwhile; that later wish stands.
        const back = { ...view, isDefault: view.isDefault && !views.some(({ isDefault }) => isDefault) };
        writer.run('UPDATE saved_view SET position = position + 1 WHERE position >= @place', { place });
        put(writer, back, place);
        return back;
      }),
    order: ({ ids }) =>
      change((writer) => {
        const known = list(writer).map(({ id }) => id);
        if (ids.length !== known.length || new Set(ids).size !== ids.length || ids.some((id) => !known.includes(id)))
          throw new AppError({
            code: 'conflict',
            reason: 'views_changed',
            message: 'The saved views were changed meanwhile. Order them again.',
          });
        ids.forEach((id, position) =>
          writer.run('UPDATE saved_view SET position = @position WHERE id = @id', { id, position }),
        );
        return {};
      }),
  };
}

interface ViewRecord {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly state: string;
  readonly columns: string;
  readonly is_default: number;
}

/** A view that this version cannot read, written by a later one, is left out and stays in the database. */
const list = (reader: Reader): SavedView[] =>
  reader
    .all<ViewRecord>('SELECT id, name, position, state, columns, is_default FROM saved_view ORDER BY position, id')
    .flatMap((record) => read(record) ?? []);

function read(record: ViewRecord): SavedView | undefined {
  const state = viewStateSchema.safeParse(JSON.parse(record.state));
  const columns = gridLayoutSchema.safeParse(JSON.parse(record.columns));
  if (!state.success) return undefined;
  return savedViewSchema.safeParse({
    id: record.id,
    name: record.name,
    state: state.data,
    columns: columns.data ?? [],
    isDefault: record.is_default === 1,
  }).data;
}

function find(reader: Reader, id: string): { view: SavedView; position: number } {
  const record = reader.get<ViewRecord>(
    'SELECT id, name, position, state, columns, is_default FROM saved_view WHERE id = @id',
    { id },
  );
  const view = record && read(record);
  if (!record || !view) throw notFound('saved view', id);
  return { view, position: record.position };
}

function put(writer: Writer, view: SavedView, position: number): void {
  const key = fold(view.name).trim();
  const holder = writer.get<{ id: string }>('SELECT id FROM saved_view WHERE name_key = @key AND id <> @id', {
    key,
    id: view.id,
  });
  if (holder) {
    throw validationError({
      path: 'name',
      reason: 'name_taken',
      params: { name: view.name },
      message: `There is “${view.name}” already. Choose another name.`,
    });
  }
  if (view.isDefault) writer.run('UPDATE saved_view SET is_default = 0 WHERE id <> @id', { id: view.id });
  writer.run(
    `INSERT INTO saved_view (id, name, name_key, position, state, columns, is_default)
     VALUES (@id, @name, @key, @position, @state, @columns, @isDefault)
     ON CONFLICT (id) DO UPDATE SET name = @name, name_key = @key, state = @state, columns = @columns, is_default = @isDefault`,
    {
      id: view.id,
      name: view.name,
      key,
      position,
      state: JSON.stringify(view.state),
      columns: JSON.stringify(view.columns),
      isDefault: view.isDefault ? 1 : 0,
    },
  );
}

const tooMany = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'too_many_views',
    params: { limit: viewLimit },
    message: `There can be ${viewLimit} saved views. Delete one that is not used any more.`,
  });
