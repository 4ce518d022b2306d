import { conditions } from '#shared/domain/condition.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { AppErrorData, FieldProblem } from '#shared/errors.ts';
import { catalogues } from './catalogue.ts';
import { errors } from './en/errors.ts';
import { i18n } from './i18n.ts';

interface Described {
  readonly reason: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly message: string;
}

/** Cause and remedy of a failure, in the reader's language; the English of the failure itself where it is not known here. */
export const describeError = (error: AppErrorData | { readonly data: AppErrorData }): string =>
  errorText('data' in error ? error.data : error);

/** A refused input without a reason of its own says what is wrong with its first field. */
function errorText(data: AppErrorData): string {
  const [field] = data.fields ?? [];
  return data.reason === 'validation' && field ? describeProblem(field) : describe('error', data);
}

/** What is wrong with one field. */
export const describeProblem = (problem: FieldProblem): string =>
  describe('problem', { ...problem, params: { ...problem.params, field: fieldName(problem.path) } });

/** `patch.title` is read as "title". */
function fieldName(path: string): string {
  const name = path.split('.').findLast((part) => part in catalogues.en.common.field) ?? 'other';
  return i18n.t(`common:field.${name as keyof typeof catalogues.en.common.field}`);
}

/** What stands in the way of a publication, or is worth knowing before it. A refused field or a failure may be what stands there. */
export function describeFinding(finding: Finding): string {
  if (finding.reason in errors.finding) return describe('finding', finding);
  return finding.reason in errors.problem
    ? describeProblem({ ...finding, path: finding.field })
    : describe('error', finding);
}

/** What a choice of an account is called; one that a later version brings shows its key. */
export const setupName = (key: string): string =>
  key in catalogues.en.connect.setup ? i18n.t(`connect:setup.${key as 'marketplaceId'}`) : key;

function describe(group: keyof typeof errors, { reason, params = {}, message }: Described): string {
  const template = (errors[group] as Readonly<Record<string, string>>)[reason];
  if (template === undefined || placeholders(template).some((name) => !(name in params))) return message;
  const shown = condition(params);
  // The key was found in the catalogue a line above; its type cannot know that.
  return i18n.t(`errors:${group}.${reason}` as never, shown as never) as unknown as string;
}

/** A condition comes as its id and is read as its name. */
function condition(params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  const id = conditions.find((one) => one === params['condition']);
  return id === undefined ? params : { ...params, condition: i18n.t(`common:condition.${id}`) };
}

/** Names of the values that a text puts in: `{{count, number}}` needs `count`. */
export const placeholders = (template: string): readonly string[] =>
  Array.from(template.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g), (match) => match[1] ?? '');
