/** Catalogue keys below `settings:selling.skuProblem.`. */
export type SkuRuleProblem = 'empty' | 'no_number' | 'two_numbers' | 'unknown_part' | 'too_long';

/** What is wrong with a rule for SKUs while it is typed; the core judges it again when it is saved. */
export function skuRuleProblem(pattern: string): SkuRuleProblem | null {
  const rule = pattern.trim();
  if (rule === '') return 'empty';
  if (rule.length > 60) return 'too_long';
  const runs = rule.match(/#+/g) ?? [];
  if (runs.length === 0) return 'no_number';
  if (runs.length > 1) return 'two_numbers';
  if (/[{}]/.test(rule.replaceAll(/\{(YYYY|MM|DD)\}/g, ''))) return 'unknown_part';
  return null;
}

/** The SKU that the rule makes of a number on a day. */
export function skuExample(pattern: string, date: Date, running: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return pattern
    .trim()
    .replaceAll('{YYYY}', String(date.getFullYear()))
    .replaceAll('{MM}', two(date.getMonth() + 1))
    .replaceAll('{DD}', two(date.getDate()))
    .replace(/#+/, (run) => String(running).padStart(run.length, '0'));
}
