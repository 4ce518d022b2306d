/** Characters as the seller can find them: those without a shape are named by their number. */
export const named = (characters: readonly string[]): string =>
  characters
    .map((character) =>
      /[\p{C}\p{Z}]/u.test(character)
        ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
        : `“${character}”`,
    )
    .join(', ');
