import { useMemo } from 'react';
import { tidyFilter } from '#shared/domain/item-filter.ts';
import type { SavedView, ViewState } from '#shared/domain/saved-view.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { useData } from '../../../data/query.ts';
import { grid, useGridState, viewStateOf, wholeInventory } from '../grid/grid-state.ts';
import { arrivedWith } from '../grid/use-layout.ts';

/** The saved views, the one that is open, and whether more than its columns was changed since. */
export interface Views {
  readonly views: readonly SavedView[];
  readonly open: SavedView | undefined;
  readonly changed: boolean;
}

export function useViews(): Views {
  const { data } = useData('views.list');
  const state = useGridState();
  return useMemo(() => {
    const views = data ?? [];
    const open = views.find(({ id }) => id === state.viewId);
    return { views, open, changed: open !== undefined && !sameLook(open.state, state) };
  }, [data, state]);
}

const sameLook = (a: ViewState, b: ViewState): boolean => lookText(a) === lookText(b);
const lookText = ({ place, search, filter, sort, descending }: ViewState): string =>
  JSON.stringify([place, search.trim(), tidyFilter(filter), sort, descending]);

/** Shows what a view keeps. */
export function showView(view: SavedView): void {
  grid.show(view.state, view.id, view.columns.length === 0 ? null : view.columns);
  arrivedWith(view.id);
}

/** The whole inventory, as no view. */
export const showEverything = (): void => grid.show(wholeInventory, null, null);

const complain = (error: unknown): void => showToast({ text: describeError(asAppError(error)), tone: 'bad' });

/** Keeps the grid as it stands under a name. Rejects with what is wrong with the name. */
export async function saveView(name: string): Promise<void> {
  const state = useGridState.getState();
  const view = await client.request('views.save', { name, state: viewStateOf(state), columns: [...state.columns] });
  grid.savedAs(view.id);
  arrivedWith(view.id);
  showToast({ text: i18n.t('grid:views.saved', { name: view.name }) });
}

/** Keeps the grid as it stands as a view that is there. */
export function overwriteView({ id, name, state: before }: SavedView): void {
  const state = viewStateOf(useGridState.getState());
  client.request('views.update', { id, state }).then(
    () =>
      showToast({
        text: i18n.t('grid:views.overwritten', { name }),
        action: {
          label: i18n.t('common:undo'),
          run: () => void client.request('views.update', { id, state: before }).catch(complain),
        },
      }),
    complain,
  );
}

export const setDefaultView = ({ id }: SavedView, isDefault: boolean): void =>
  void client.request('views.update', { id, isDefault }).catch(complain);

/** Deletes a view and offers it back. */
export function removeView({ id, name }: SavedView): void {
  client.request('views.remove', { id }).then((gone) => {
    if (useGridState.getState().viewId === id) useGridState.setState({ viewId: null });
    showToast({
      text: i18n.t('grid:views.removed', { name }),
      action: {
        label: i18n.t('common:undo'),
        run: () => void client.request('views.restore', gone).catch(complain),
      },
    });
  }, complain);
}

/** Moves a view one place up or down. */
export function moveView(views: readonly SavedView[], id: string, by: 1 | -1): void {
  const from = views.findIndex((view) => view.id === id);
  const ids = views.map((view) => view.id);
  client.request('views.order', { ids: ids.toSpliced(from, 1).toSpliced(from + by, 0, id) }).catch(complain);
}
