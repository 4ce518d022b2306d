import { validationError } from '#shared/errors.ts';
import { workspaceNameLimit } from '#shared/ipc/workspaces.ts';

/** Controls, line ends and marks that turn the direction of what follows. Joiners stay: emoji and Persian need them. */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Shows nothing by itself. */
const unseen = /[\p{Cf}\p{M}\p{Z}\u115f\u1160\u3164\uffa0]/gu;

/** A name as it is kept: composed, on one line, with single spaces. */
export const tidyName = (name: string): string =>
  name.normalize('NFC').replaceAll(/\s/gu, ' ').replaceAll(unwanted, '').replaceAll(/ +/g, ' ').trim();

/** What two names share that a reader would take for the same one: case, width and invisible marks do not count. */
export const foldName = (name: string): string =>
  tidyName(name)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');

/** As people count characters: an emoji of several code points is one. */
const lengthOf = (name: string): number => [...new Intl.Segmenter('und').segment(name)].length;

/** The tidy form of a new name. Refuses an empty one, one too long, and one that another business has. */
export function checkName(name: string, others: readonly string[]): string {
  const tidy = tidyName(name);
  if (tidy.replaceAll(unseen, '') === '') {
    throw validationError({ path: 'label', reason: 'empty', message: 'The business has no name. Give it one.' });
  }
  if (lengthOf(tidy) > workspaceNameLimit) {
    throw validationError({
      path: 'label',
      reason: 'too_long',
      params: { limit: workspaceNameLimit },
      message: `The name is longer than ${workspaceNameLimit} characters. Shorten it.`,
    });
  }
  const taken = others.find((other) => foldName(other) === foldName(tidy));
  if (taken !== undefined) {
    throw validationError({
      path: 'label',
      reason: 'workspace_name_taken',
      params: { name: taken },
      message: `There is a business named “${taken}” already. Choose another name.`,
    });
  }
  return tidy;
}

/** The name itself, or with the first number behind it that makes it the only one. */
export function freeName(name: string, others: readonly string[]): string {
  const taken = new Set(others.map(foldName));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(foldName(candidate))) return candidate;
  }
}
