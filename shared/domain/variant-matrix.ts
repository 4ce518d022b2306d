import { z } from 'zod';
import type { FieldProblem } from '../errors.ts';
import { itemLimits } from './item.ts';

/** What the variants of an item differ by, such as Size with S, M and L. */
export const variantOptionSchema = z.object({
  name: z.string().trim().max(itemLimits.optionName),
  values: z.array(z.string().trim().max(itemLimits.optionValue)).max(100),
});
export type VariantOption = z.infer<typeof variantOptionSchema>;

/** Etsy has two, eBay five; three cover what sellers make and keep the matrix readable. 250 is eBay's bound for one listing. */
export const matrixLimits = { options: 3, variants: 250 } as const;

const key = (text: string): string => text.trim().toLocaleLowerCase();

export const variantsOf = (options: readonly VariantOption[]): number =>
  options.reduce((count, { values }) => count * values.length, 1);

/** Why these options make no matrix, by field (`options.0.name`); empty when they do. */
export function matrixProblems(options: readonly VariantOption[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, reason: string, message: string, params?: Record<string, string | number>): void =>
    void problems.push({ path, reason, message, ...(params && { params }) });
  if (options.length === 0 || options.length > matrixLimits.options) {
    add('options', 'options_count', `An item differs by one to ${matrixLimits.options} options.`, {
      limit: matrixLimits.options,
    });
  }
  options.forEach(({ name, values }, index) => {
    if (key(name) === '') add(`options.${index}.name`, 'option_name_missing', 'An option needs a name, such as Size.');
    else if (options.findIndex((other) => key(other.name) === key(name)) !== index) {
      add(`options.${index}.name`, 'option_name_taken', `${name} is there twice. Each option has a name of its own.`, {
        name,
      });
    }
    const path = `options.${index}.values`;
    if (values.length === 0)
      add(path, 'option_values_missing', `${name || 'The option'} needs at least one value.`, { name });
    if (values.some((value) => key(value) === ''))
      add(path, 'option_value_empty', `A value of ${name} is empty.`, { name });
    const twice = values.find((value, at) => values.findIndex((other) => key(other) === key(value)) !== at);
    if (twice !== undefined && key(twice) !== '') {
      add(path, 'option_value_twice', `${twice} is there twice. Buyers could not tell the two apart.`, {
        value: twice,
      });
    }
  });
  const count = variantsOf(options);
  if (count > matrixLimits.variants) {
    add(
      'options',
      'too_many_variants',
      `These options make ${count} variants; an item has at most ${matrixLimits.variants}.`,
      {
        count,
        limit: matrixLimits.variants,
      },
    );
  }
  return problems;
}

/** Every combination, the last option changing first. */
export function combinations(options: readonly VariantOption[]): readonly Readonly<Record<string, string>>[] {
  return options.reduce<readonly Readonly<Record<string, string>>[]>(
    (made, { name, values }) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** Whether two say the same, whatever the case and the order. */
export function sameCombination(
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
): boolean {
  const keys = (options: Readonly<Record<string, string>>): string =>
    Object.entries(options)
      .map(([name, value]) => JSON.stringify([key(name), key(value)]))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join();
  return keys(left) === keys(right);
}

/** The options of variants as lists, in the order in which they were first used. */
export function optionsOf(
  variants: readonly { readonly options: Readonly<Record<string, string>> }[],
): VariantOption[] {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return names.map((name) => ({
    name,
    values: [...new Set(variants.map(({ options }) => (options[name] ?? '').trim()).filter((value) => value !== ''))],
  }));
}
