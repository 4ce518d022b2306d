import type { SetupField } from '#shared/domain/account.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Terms } from '../marketplace.ts';
import type { CommonReason } from './finding-messages.ts';
import type { MakeFinding } from './findings.ts';

/** Of some choices those that are made: by the item itself, otherwise by its account. */
export const madeTerms = (
  keys: readonly string[],
  own: Readonly<Record<string, string | undefined>>,
  settings: Terms,
): Terms =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = own[key] ?? settings[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Choices of the item itself that the marketplace does not offer any more. */
export const goneTerms = (
  make: MakeFinding<CommonReason>,
  marketplace: MarketplaceId,
  own: Terms,
  fields: readonly SetupField[],
): readonly Finding[] =>
  fields
    .filter(({ key, perItem, options }) => {
      const value = own[key];
      return perItem && value !== undefined && !options.some((option) => option.value === value);
    })
    .map(({ key }) => make('error', `markets.${marketplace}.terms.${key}`, 'own_term_gone'));
