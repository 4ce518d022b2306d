import { currencyExponent, parseDecimal, toDecimal } from '#shared/domain/money.ts';
import { priceRuleSchema, type PriceRule } from '#shared/domain/pricing.ts';

/** A price rule as it is typed. */
export interface RuleFields {
  readonly percent: string;
  readonly fixed: string;
  readonly rounding: PriceRule['rounding'];
  readonly minimumNet: string;
}

/** A percentage has two decimals, as dollars do: so both are read by the same exact means. */
const percentLike = 'USD';

export const fieldsOf = (rule: PriceRule, currency: string): RuleFields => ({
  percent: rule.percent === 0 ? '' : toDecimal({ amount: rule.percent, currency: percentLike }),
  fixed: rule.fixed === 0 ? '' : toDecimal({ amount: rule.fixed, currency }),
  rounding: rule.rounding,
  minimumNet: rule.minimumNet === null ? '' : toDecimal({ amount: rule.minimumNet, currency }),
});

export type RuleProblem = 'percent' | 'fixed' | 'minimumNet';

/** What was typed as a rule, or the fields that cannot be read or are out of range. Empty fields change nothing. */
export function readRule(
  fields: RuleFields,
  currency: string,
): { readonly rule: PriceRule | null; readonly problems: readonly RuleProblem[] } {
  const amount = (text: string, unit: string): number | null =>
    text.trim() === '' ? 0 : (parseDecimal(text, unit)?.amount ?? null);
  const typed = {
    percent: amount(fields.percent, percentLike),
    fixed: amount(fields.fixed, currency),
    rounding: fields.rounding,
    minimumNet: fields.minimumNet.trim() === '' ? null : (amount(fields.minimumNet, currency) ?? Number.NaN),
  };
  const read = priceRuleSchema.safeParse(typed);
  if (read.success) return { rule: read.data, problems: [] };
  const named = new Set(read.error.issues.map(({ path }) => path[0]));
  return { rule: null, problems: (['percent', 'fixed', 'minimumNet'] as const).filter((name) => named.has(name)) };
}

/** The example that is worked out beside the form: 19.99, or 1999 where there are no decimals. */
export const examplePrice = (currency: string) => ({
  amount: currencyExponent(currency) === 3 ? 19_990 : 1_999,
  currency,
});
