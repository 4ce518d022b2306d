import { codePoints } from '#shared/domain/item.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';

/** Catalogue keys below `publish:aspects.problem.`. */
export type AspectProblem = 'required' | 'not_in_list' | 'too_long' | 'not_a_number' | 'not_a_date' | 'one_only';

/** Which input serves an aspect best. */
export type AspectControl = 'select' | 'multi_select' | 'tags' | 'autocomplete';

export function aspectControl(aspect: Aspect): AspectControl {
  if (aspect.mode === 'select') return aspect.multiple ? 'multi_select' : 'select';
  return aspect.multiple ? 'tags' : 'autocomplete';
}

const rank = (aspect: Aspect): number => (aspect.required ? 0 : aspect.recommended ? 1 : 2);

/** Required first, then recommended, then the rest; the marketplace's own order within each. */
export const orderAspects = (aspects: readonly Aspect[]): readonly Aspect[] =>
  aspects.toSorted((left, right) => rank(left) - rank(right));

/** Splits the form: what is asked for at once, and what waits behind "more details" (unless it already has a value). */
export function groupAspects(
  aspects: readonly Aspect[],
  values: Readonly<Record<string, readonly string[]>>,
): { readonly first: readonly Aspect[]; readonly more: readonly Aspect[] } {
  const ordered = orderAspects(aspects);
  const atOnce = (aspect: Aspect) => aspect.required || aspect.recommended || filled(values[aspect.name]).length > 0;
  return { first: ordered.filter(atOnce), more: ordered.filter((aspect) => !atOnce(aspect)) };
}

const filled = (values: readonly string[] | undefined): readonly string[] =>
  (values ?? []).filter((value) => value.trim() !== '');

/** Judges the values of one aspect as the marketplace would; `null` when they may be sent. */
export function aspectProblem(aspect: Aspect, values: readonly string[] | undefined): AspectProblem | null {
  const given = filled(values);
  if (given.length === 0) return aspect.required ? 'required' : null;
  if (!aspect.multiple && given.length > 1) return 'one_only';
  for (const value of given) {
    if (aspect.mode === 'select' && !aspect.values.includes(value)) return 'not_in_list';
    if (aspect.maxLength !== null && codePoints(value) > aspect.maxLength) return 'too_long';
    if (aspect.dataType === 'number' && !/^[+-]?\d+(\.\d+)?$/.test(value.trim())) return 'not_a_number';
    if (aspect.dataType === 'date' && !/^\d{4}(-?\d{2}(-?\d{2})?)?$/.test(value.trim())) return 'not_a_date';
  }
  return null;
}

/** How many of the required aspects have a value that may be sent. */
export function requiredProgress(
  aspects: readonly Aspect[],
  values: Readonly<Record<string, readonly string[]>>,
): { readonly done: number; readonly total: number } {
  const required = aspects.filter((aspect) => aspect.required);
  return {
    done: required.filter((aspect) => aspectProblem(aspect, values[aspect.name]) === null).length,
    total: required.length,
  };
}

/** The aspects with one of them changed; an aspect without a value is left out rather than kept as an empty list. */
export function withAspect(
  aspects: Readonly<Record<string, readonly string[]>>,
  name: string,
  values: readonly string[],
): Record<string, string[]> {
  const next: Record<string, string[]> = {};
  for (const [key, list] of Object.entries(aspects)) {
    if (key !== name) next[key] = [...list];
  }
  const kept = filled(values);
  if (kept.length > 0) next[name] = [...kept];
  return next;
}
