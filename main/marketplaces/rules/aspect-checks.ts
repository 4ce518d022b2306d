import type { Finding } from '#shared/domain/finding.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import type { ListingDraft } from '../marketplace.ts';
import type { CommonReason } from './finding-messages.ts';
import type { MakeFinding } from './findings.ts';

/** What bounds every attribute of a marketplace, whatever the category says. */
export interface AspectLimits {
  readonly name: number;
  readonly value: number;
  readonly values: number;
}

/** The draft's attributes against the questions of its category. Attributes that nobody asked for only have to be short enough. */
export function aspectFindings(
  make: MakeFinding<CommonReason>,
  marketplace: MarketplaceId,
  draft: ListingDraft,
  questions: readonly Aspect[],
  limits: AspectLimits,
): readonly Finding[] {
  const fieldOf = (name: string): string => `markets.${marketplace}.aspects.${name}`;
  const byName = new Map(questions.map((question) => [question.name, question]));
  const given = new Map(
    Object.entries(draft.aspects).map(
      ([name, values]) => [name, values.map((value) => value.trim()).filter((value) => value !== '')] as const,
    ),
  );

  const answerFindings = (name: string, values: readonly string[]): readonly Finding[] => {
    const question = byName.get(name);
    const field = fieldOf(name);
    const found: Finding[] = [];
    if (name.length > limits.name) {
      const params = { aspect: name, length: name.length, limit: limits.name };
      found.push(make('error', field, 'aspect_name_too_long', params));
    }
    const most = question?.multiple === false ? 1 : limits.values;
    if (values.length > most) {
      found.push(make('error', field, 'aspect_too_many_values', { aspect: name, count: values.length, limit: most }));
    }
    const longest = Math.min(question?.maxLength ?? limits.value, limits.value);
    for (const value of values) {
      if (value.length > longest) {
        const params = { aspect: name, length: value.length, limit: longest };
        found.push(make('error', field, 'aspect_value_too_long', params));
      } else if (question?.mode === 'select' && question.values.length > 0 && !question.values.includes(value)) {
        found.push(make('error', field, 'aspect_value_not_allowed', { aspect: name, value }));
      } else if (question?.dataType === 'number' && !/^\d+([.,]\d+)?$/.test(value)) {
        found.push(make('error', field, 'aspect_not_a_number', { aspect: name, value }));
      }
    }
    return found;
  };

  return [
    ...questions.flatMap(({ name, required, recommended }) => {
      if ((given.get(name)?.length ?? 0) > 0) return [];
      if (required) return [make('error', fieldOf(name), 'aspect_missing', { aspect: name })];
      return recommended ? [make('warning', fieldOf(name), 'aspect_recommended', { aspect: name })] : [];
    }),
    ...[...given].flatMap(([name, values]) => (values.length === 0 ? [] : answerFindings(name, values))),
  ];
}
