import type { Item } from '#shared/domain/item.ts';
import type { AppErrorData, FieldProblem } from '#shared/errors.ts';
import { fieldOf, sameValue, targetOf, valuesOf, type FieldKey, type Target, type Values } from './fields.ts';

/** A save starts this long (ms) after the last keystroke … */
export const quietTime = 600;
/** … and at the latest this long (ms) after the first one that is not saved yet. */
export const longestWait = 1_000;
/** Waits (ms) before a failed save is tried again; the last one repeats. */
const retryWaits = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

interface Draft {
  readonly value: unknown;
  /** First and last edit that no request has taken along yet, ms. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** A request with an earlier value is under way. */
  readonly sent: boolean;
}

/** Values on their way, all of one target. */
export interface Batch {
  readonly target: Target;
  readonly values: Values;
}

/** A save that failed as a whole and will be tried again at `retryAt` (ms), or not by itself when that is `null`. */
export interface Failure {
  readonly error: AppErrorData;
  readonly attempts: number;
  readonly retryAt: number | null;
}

/** Everything autosave knows about one item. A value, so that each rule below is a function from one to the next. */
export interface Autosave {
  readonly item: Item;
  readonly drafts: Readonly<Partial<Record<FieldKey, Draft>>>;
  readonly sending: Batch | null;
  /** Fields whose present text the core refused. They are sent again once they are edited. */
  readonly refused: Readonly<Partial<Record<FieldKey, FieldProblem>>>;
  /** Texts that are no value at all, such as a price of "abc": kept, shown again, and never sent. */
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly failure: Failure | null;
  /** The item was changed elsewhere in a field that was edited here: the seller chooses. */
  readonly conflict: AppErrorData | null;
}

export const begin = (item: Item): Autosave => ({
  item,
  drafts: {},
  sending: null,
  refused: {},
  texts: {},
  failure: null,
  conflict: null,
});

/** What the fields show: typed values over saved ones. */
export const typedValues = (state: Autosave): Values =>
  Object.fromEntries(entries(state).map(([key, draft]) => [key, draft.value]));

/** A keystroke or a choice. Typing back what is saved leaves nothing to save. */
export function edit(state: Autosave, key: FieldKey, value: unknown, now: number): Autosave {
  const { [key]: earlier, ...others } = state.drafts;
  const { [key]: _refused, ...refused } = state.refused;
  const { [key]: _text, ...texts } = state.texts;
  const inFlight = state.sending !== null && key in state.sending.values;
  if (!inFlight && sameValue(value, valuesOf(state.item)[key]))
    return settled({ ...state, drafts: others, refused, texts });
  const firstAt = earlier && !earlier.sent ? earlier.firstAt : now;
  return { ...state, refused, texts, drafts: { ...others, [key]: { value, firstAt, lastAt: now, sent: false } } };
}

/** Text that is no value for the field. It replaces nothing that is saved or on its way. */
export const keepText = (state: Autosave, key: FieldKey, text: string): Autosave => ({
  ...state,
  texts: { ...state.texts, [key]: text },
});

/** When nothing is left to save, an earlier failure says nothing any more. */
const settled = (state: Autosave): Autosave =>
  Object.keys(state.drafts).length === 0 ? { ...state, failure: null, conflict: null } : state;

const entries = (state: Autosave): [FieldKey, Draft][] => Object.entries(state.drafts) as [FieldKey, Draft][];

/** Drafts that a request may take along now. */
const sendable = (state: Autosave): [FieldKey, Draft][] =>
  entries(state).filter(([key, draft]) => !draft.sent && !(key in state.refused));

const targetsOf = (state: Autosave): Map<Target, [FieldKey, Draft][]> =>
  Map.groupBy(sendable(state), ([key]) => targetOf(key));

const dueOf = (drafts: readonly [FieldKey, Draft][]): number =>
  Math.min(
    Math.max(...drafts.map(([, { lastAt }]) => lastAt)) + quietTime,
    Math.min(...drafts.map(([, { firstAt }]) => firstAt)) + longestWait,
  );

/** When the next save has to start (ms), or `null` when nothing waits for one. */
export function dueAt(state: Autosave): number | null {
  if (state.sending || state.conflict) return null;
  const due = Array.from(targetsOf(state).values(), dueOf);
  if (due.length === 0) return null;
  if (state.failure) return state.failure.retryAt;
  return Math.min(...due);
}

/** Takes the most urgent target's values along in one request. `null` when there is nothing to send or one is under way. */
export function start(state: Autosave): { readonly state: Autosave; readonly batch: Batch } | null {
  if (state.sending || state.conflict) return null;
  const [first] = Array.from(targetsOf(state)).toSorted(([, a], [, b]) => dueOf(a) - dueOf(b));
  if (!first) return null;
  const [target, drafts] = first;
  const batch: Batch = { target, values: Object.fromEntries(drafts.map(([key, { value }]) => [key, value])) };
  const taken = Object.fromEntries(drafts.map(([key, draft]) => [key, { ...draft, sent: true }]));
  return { batch, state: { ...state, sending: batch, drafts: { ...state.drafts, ...taken } } };
}

/**
 * The item as the core has it now. Answers may overtake each other; an older one is dropped. A field that is being edited
 * here and was set to something else elsewhere is a conflict: saving it would overwrite what nobody here has seen.
 */
export function receive(state: Autosave, item: Item): Autosave {
  if (item.revision < state.item.revision) return state;
  return { ...state, item, conflict: clashes(state, item) ? changedElsewhere : state.conflict };
}

const changedElsewhere: AppErrorData = {
  code: 'conflict',
  reason: 'item_changed',
  message:
    'This item was changed elsewhere in the meantime. Look at the present values, then decide which ones to keep.',
};

/** Whether a typed field came back with a value that is neither what it was, nor what was typed, nor what is being sent. */
function clashes(state: Autosave, item: Item): boolean {
  const [before, now] = [valuesOf(state.item), valuesOf(item)];
  const sending = state.sending?.values ?? {};
  return entries(state).some(
    ([key, { value }]) =>
      key in now &&
      !sameValue(now[key], before[key]) &&
      !sameValue(now[key], value) &&
      !(key in sending && sameValue(now[key], sending[key])),
  );
}

/** The request went through. What was typed meanwhile stays a draft. */
export function saved(state: Autosave, item: Item): Autosave {
  const sent = state.sending?.values ?? {};
  const kept = entries(state).filter(([key, draft]) => !draft.sent || !(key in sent));
  // The fields that were sent are ours, also where the core put them into another form.
  const others = entries(state).filter(([key]) => !(key in sent));
  const { item: present, conflict } = receive({ ...state, drafts: Object.fromEntries(others) }, item);
  return settled({ ...state, item: present, conflict, sending: null, failure: null, drafts: Object.fromEntries(kept) });
}

/** The request was answered with an error. */
export function failed(state: Autosave, error: AppErrorData, now: number): Autosave {
  const batch = state.sending;
  if (!batch) return state;
  const keys = Object.keys(batch.values) as FieldKey[];
  const unsent = entries(state).map(([key, draft]) => [key, keys.includes(key) ? { ...draft, sent: false } : draft]);
  const idle: Autosave = { ...state, sending: null, drafts: Object.fromEntries(unsent) };
  // A conflict names fields too, but they are not refused: the seller chooses which text stays.
  if (error.reason === changedElsewhere.reason) return { ...idle, failure: null, conflict: error };
  const problems = refusals(keys, error);
  if (problems) {
    // A field that was edited since does not deserve the verdict on its earlier text.
    const current = Object.entries(problems).filter(([key]) => state.drafts[key as FieldKey]?.sent);
    return { ...idle, failure: null, refused: { ...idle.refused, ...Object.fromEntries(current) } };
  }
  if (error.code === 'not_found') return { ...idle, failure: { error, attempts: 1, retryAt: null } };
  const attempts = (state.failure?.attempts ?? 0) + 1;
  const wait = retryWaits[Math.min(attempts, retryWaits.length) - 1] ?? 30_000;
  return { ...idle, failure: { error, attempts, retryAt: now + wait } };
}

/** Which fields an answer refuses. One that names none of ours refuses them all, with its own words. */
function refusals(keys: readonly FieldKey[], error: AppErrorData): Partial<Record<FieldKey, FieldProblem>> | null {
  if (error.code !== 'validation' && !error.fields?.length) return null;
  const named = (error.fields ?? []).flatMap((problem): [FieldKey, FieldProblem][] => {
    const parts = problem.path.split('.');
    return keys.filter((key) => parts.includes(fieldOf(key))).map((key) => [key, problem]);
  });
  if (named.length > 0) return Object.fromEntries(named.toReversed());
  const problem: FieldProblem = { path: '', reason: error.reason, message: error.message };
  return Object.fromEntries(keys.map((key) => [key, error.fields?.[0] ?? problem]));
}

/** The seller wants the failed save to be tried now. */
export const retryNow = (state: Autosave, now: number): Autosave =>
  state.failure ? { ...state, failure: { ...state.failure, retryAt: now } } : state;

/** The seller keeps what was typed here: it is saved on top of the item as it is now. */
export const keepMine = (state: Autosave, item: Item): Autosave => ({ ...state, item, conflict: null });

/** The seller takes the item as it is now. */
export const takeTheirs = (state: Autosave, item: Item): Autosave => ({
  ...begin(item),
  sending: state.sending,
});

/** What the seller is told about the state of the form. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'refused' | 'failed' | 'conflict';

export function saveStatus(state: Autosave): SaveStatus {
  if (state.conflict) return 'conflict';
  if (state.failure) return 'failed';
  if (state.sending) return 'saving';
  if (sendable(state).length > 0) return 'unsaved';
  return Object.keys(state.refused).length + Object.keys(state.texts).length > 0 ? 'refused' : 'saved';
}
