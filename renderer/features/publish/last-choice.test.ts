import { expect, it } from 'vitest';
import { keepChoice, lastChoice } from './last-choice.ts';

const storageWith = (first: string | null) => {
  let kept = first;
  return { getItem: () => kept, setItem: (_key: string, text: string) => void (kept = text) };
};

it('gives back the accounts that were chosen last', () => {
  const storage = storageWith(null);
  expect(lastChoice(storage)).toBeNull();
  keepChoice(storage, ['a', 'b']);
  expect(lastChoice(storage)).toEqual(['a', 'b']);
});

it.each(['{', '7', '[1]'])('takes %s for no choice', (text) => {
  expect(lastChoice(storageWith(text))).toBeNull();
});
