/** Answers that are kept: the one on the screen while it is scrolled, and those a backspace or a chip leads back to. */
const keptAnswers = 8;

/** Answers by what was asked, each brought up to date when it is asked for again. */
export interface Kept<Answer> {
  /** `renew` mends an answer for the items touched since it was given. */
  get(key: string, make: () => Answer, renew: (before: Answer, touched: ReadonlySet<number>) => Answer): Answer;
  /** Notes which items changed. */
  follow(touched: readonly number[] | 'everything'): void;
}

interface Entry<Answer> {
  answer: Answer;
  touched: Set<number>;
}

/** Forgets an answer when more than `mendedAtMost` items changed since: making it anew is cheaper then. */
export function createKept<Answer>(mendedAtMost: number, answers = keptAnswers): Kept<Answer> {
  const entries = new Map<string, Entry<Answer>>();
  return {
    get: (key, make, renew) => {
      const known = entries.get(key);
      const entry = known ?? { answer: make(), touched: new Set<number>() };
      if (entry.touched.size > 0) {
        entry.answer = renew(entry.answer, entry.touched);
        entry.touched = new Set();
      }
      // The one used last stands last.
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size > answers) entries.delete(entries.keys().next().value ?? '');
      return entry.answer;
    },
    follow: (touched) => {
      if (touched === 'everything') {
        entries.clear();
        return;
      }
      for (const [key, entry] of entries) {
        for (const number of touched) entry.touched.add(number);
        if (entry.touched.size > mendedAtMost) entries.delete(key);
      }
    },
  };
}
