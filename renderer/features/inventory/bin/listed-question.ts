import { create } from 'zustand';

/** What becomes of the listings of items that are moved to the recycle bin; `null`: nothing is moved after all. */
export type ListedDecision = 'end' | 'keep' | null;

/** Asked before items that are for sale are moved. */
export interface ListedQuestion {
  readonly items: number;
  readonly listings: number;
  /** Where the items go. */
  readonly to: 'bin' | 'archive';
  readonly decide: (decision: ListedDecision) => void;
}

/** The question that waits for its answer. Shown by `ListedDialog`, whoever asks. */
export const useListedQuestion = create<{ readonly question: ListedQuestion | null }>(() => ({ question: null }));

/** Asks the seller and waits for the answer. */
export const askWhatOfListings = (
  items: number,
  listings: number,
  to: ListedQuestion['to'] = 'bin',
): Promise<ListedDecision> =>
  new Promise((resolve) => {
    const decide = (decision: ListedDecision): void => {
      useListedQuestion.setState({ question: null });
      resolve(decision);
    };
    useListedQuestion.setState({ question: { items, listings, to, decide } });
  });
