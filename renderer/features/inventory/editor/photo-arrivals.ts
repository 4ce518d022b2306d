import { useEffect } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { create } from 'zustand';
import type { Item } from '#shared/domain/item.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import { describeError, describeProblem } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { itemPath } from '../../../app/routes.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { largestPhoto, tooLarge } from './photo-size.ts';

/** What has to be said of one file, in words. */
export interface PhotoRemark {
  readonly fileName: string;
  readonly text: string;
  /** It was left out. */
  readonly bad: boolean;
}

/** What is on its way into an item, and what came of it. */
interface Arrivals {
  readonly importing: number;
  readonly remarks: readonly PhotoRemark[];
}

const none: Arrivals = { importing: 0, remarks: [] };

/**
 * By item, and outside its form: the seller goes to the next item while photos still come in, and what was left out must
 * not be lost with the form.
 */
const useArriving = create<{ readonly byItem: Readonly<Record<string, Arrivals>> }>(() => ({ byItem: {} }));

function change(itemId: string, next: (before: Arrivals) => Arrivals): void {
  useArriving.setState(({ byItem }) => {
    const { [itemId]: before = none, ...others } = byItem;
    const after = next(before);
    return { byItem: after.importing === 0 && after.remarks.length === 0 ? others : { ...others, [itemId]: after } };
  });
}

/** The items whose photos are on the screen; what came of their arrivals is said there. */
const shown = new Set<string>();

/** What is on its way into the item that is open. */
export function useArrivals(itemId: string): Arrivals {
  useEffect(() => {
    shown.add(itemId);
    return () => void shown.delete(itemId);
  }, [itemId]);
  return useArriving(({ byItem }) => byItem[itemId] ?? none);
}

/** Forgets what was said before, unless photos that belong to it are still coming. */
export const forgetRemarks = (itemId: string): void =>
  change(itemId, (before) => (before.importing > 0 ? before : none));

/** Forgets what was said of these. */
export const dismissRemarks = (itemId: string, gone: readonly PhotoRemark[]): void =>
  change(itemId, (before) => ({ ...before, remarks: before.remarks.filter((one) => !gone.includes(one)) }));

const remarksOf = ({ refused, noted }: Pick<PhotoImport, 'refused' | 'noted'>): PhotoRemark[] => [
  ...refused.map((one) => ({ fileName: one.fileName, text: describeProblem(one.problem), bad: true })),
  ...noted.map((one) => ({ fileName: one.fileName, text: describeProblem(one.problem), bad: false })),
];

/** Where photos go. */
interface PhotoTarget {
  readonly itemId: string;
  /** What the item is called while it is not on the screen. */
  readonly name: string;
}

/** One after the other for each item: they keep their order, and each thumbnail is there as soon as its photo is in. */
const queues = new Map<string, Promise<void>>();

/** What comes next waits for this, and so does whoever asks whether all is in. */
function lineUp(itemId: string, queue: Promise<unknown>): void {
  const whole = queue.then(() => undefined);
  queues.set(itemId, whole);
  void whole.finally(() => queues.get(itemId) === whole && queues.delete(itemId));
}

/** Resolves when all photos that are on their way to the item are in, or were left out. */
export const photosArrived = (itemId: string): Promise<void> => queues.get(itemId) ?? Promise.resolve();

/** Photos of the system's file dialog, which opens at once. `chosen` never rejects. */
export const arriveFromDialog = (itemId: string, chosen: Promise<void>): void =>
  lineUp(itemId, Promise.all([photosArrived(itemId), chosen]));

/** Takes files in that were dropped or pasted. Those that are left out are named in the form, or by a way to it. */
export function addPhotoFiles(
  target: PhotoTarget,
  files: readonly File[],
  onTaken: (item: Item) => void = () => undefined,
): void {
  const { itemId } = target;
  forgetRemarks(itemId);
  change(itemId, (before) => ({ ...before, importing: before.importing + files.length }));
  const addAll = async (): Promise<void> => {
    let added = 0;
    let leftOut = 0;
    for (const file of files) {
      const { item, remarks } = await addOne(itemId, file);
      change(itemId, (before) => ({
        importing: before.importing - 1,
        remarks: [...before.remarks, ...remarks],
      }));
      if (remarks.some(({ bad }) => bad)) leftOut += 1;
      else added += 1;
      if (item) onTaken(item);
    }
    if (!shown.has(itemId)) sayOutcome(target, { added, leftOut });
  };
  lineUp(itemId, photosArrived(itemId).then(addAll));
}

/** What came of one file. Never rejects. */
async function addOne(
  itemId: string,
  file: File,
): Promise<{ readonly item?: Item; readonly remarks: readonly PhotoRemark[] }> {
  const fileName = file.name;
  const refused = (reason: string, params: FieldProblem['params'] = {}) => ({
    remarks: remarksOf({
      refused: [{ fileName, problem: { path: 'photos', reason, params: { fileName, ...params }, message: reason } }],
      noted: [],
    }),
  });
  if (tooLarge(file)) return refused('photo_too_large', { megabytes: largestPhoto / 1024 ** 2 });
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder among the files, or a file that went away since it was dropped.
    return refused('photo_unreadable');
  }
  try {
    const answer = await client.request('photos.import', { itemId, files: [{ fileName, bytes }] });
    return { item: answer.item, remarks: remarksOf(answer) };
  } catch (error) {
    return { remarks: [{ fileName, text: describeError(asAppError(error)), bad: true }] };
  }
}

/** What a request answered of photos for the item. */
export function noteAnswer(target: PhotoTarget, answer: Pick<PhotoImport, 'refused' | 'noted'>): void {
  const remarks = remarksOf(answer);
  if (remarks.length === 0) return;
  change(target.itemId, (before) => ({ ...before, remarks: [...before.remarks, ...remarks] }));
  if (!shown.has(target.itemId)) sayOutcome(target, { added: 0, leftOut: answer.refused.length });
}

/** Said of an item that is not on the screen, with the way to what was left out. */
function sayOutcome(
  { itemId, name }: PhotoTarget,
  { added, leftOut }: { readonly added: number; readonly leftOut: number },
): void {
  const words = [
    ...(added > 0 ? [i18n.t('photos:dropped', { count: added, title: name })] : []),
    ...(leftOut > 0 ? [i18n.t('photos:leftOut', { count: leftOut, title: name })] : []),
  ];
  if (words.length === 0) return;
  showToast({
    id: `photos.arrived.${itemId}`,
    text: words.join(' · '),
    ...(leftOut > 0 && {
      tone: 'bad',
      action: { label: i18n.t('photos:showLeftOut'), run: () => navigate(itemPath(itemId)) },
    }),
  });
}
