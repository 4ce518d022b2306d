import type { Variant } from '#shared/domain/item.ts';

type Options = Readonly<Record<string, string>>;

/** Names of all options that the variants of an item differ by, in the order they were first used. */
export const optionNames = (variants: readonly Variant[]): readonly string[] => [
  ...new Set(variants.flatMap(({ options }) => Object.keys(options))),
];

/** Options of a variant to be added: the names of the others, no values yet. */
export const newOptions = (variants: readonly Variant[]): Record<string, string> =>
  Object.fromEntries(optionNames(variants).map((name) => [name, '']));

/** Takes an option off. */
export const withoutOption = (options: Options, name: string): Options =>
  Object.fromEntries(Object.entries(options).filter(([other]) => other !== name));

/** Variants that buyers could not tell apart, because all their options say the same. */
export function indistinct(variants: readonly Variant[]): ReadonlySet<string> {
  const names = optionNames(variants);
  const key = ({ options }: Variant): string =>
    JSON.stringify(names.map((name) => (options[name] ?? '').trim().toLowerCase()));
  const groups = Map.groupBy(variants, key);
  return new Set(
    [...groups.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ id }) => id)),
  );
}
