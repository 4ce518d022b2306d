import type { ErrorCode, FieldProblem } from '#shared/errors.ts';
import type { ReadError, RemoteError } from '../../http/remote-error.ts';
import { fill } from '../../message-text.ts';
import { errorBodySchema, oauthErrorSchema, type Issue } from './answers.ts';
import { errorMessages, worded, type ErrorReason } from './messages.ts';

interface About {
  readonly ids: readonly number[];
  readonly reason: ErrorReason;
  /** The form field that mends it. */
  readonly field?: string;
}

/** eBay's numbers by what they are about. Source: x-response-codes of the OpenAPI files. */
const ABOUT: readonly About[] = [
  { ids: [25003], reason: 'ebay_price', field: 'variants.0.price' },
  { ids: [25004], reason: 'ebay_quantity', field: 'variants.0.quantity' },
  { ids: [25005], reason: 'ebay_category', field: 'markets.ebay.categoryId' },
  { ids: [25007], reason: 'ebay_shipping_policy', field: 'account.setup' },
  { ids: [25008], reason: 'ebay_payment_policy', field: 'account.setup' },
  { ids: [25009], reason: 'ebay_return_policy', field: 'account.setup' },
  { ids: [25012], reason: 'ebay_location', field: 'account.setup' },
  { ids: [25014, 25015, 25086, 25501, 190001], reason: 'ebay_photos', field: 'photos' },
  { ids: [25018], reason: 'ebay_account_incomplete' },
  { ids: [25019, 25038, 25039, 25040, 25096, 25097, 25098], reason: 'ebay_cannot_revise' },
  { ids: [25020, 25715], reason: 'ebay_package', field: 'account.setup' },
  { ids: [25021, 25047], reason: 'ebay_condition', field: 'condition' },
  { ids: [25022, 25029, 25031, 25032, 25601, 25604], reason: 'ebay_aspect', field: 'markets.ebay.aspects' },
  { ids: [25026], reason: 'ebay_selling_limit' },
  { ids: [25707, 25708], reason: 'ebay_sku', field: 'variants.0.sku' },
];

const byId = new Map(ABOUT.flatMap((entry) => entry.ids.map((id) => [id, entry] as const)));

/** eBay is busy with the same SKU and did nothing: the call passes later. */
const BUSY = 25025;
const MISSING_SCOPE = 1100;
const NO_ACCESS_TOKEN = new Set([1001, 1002]);
const NOT_FOUND = new Set([25702, 25710, 25713, 25805, 20404]);

/** Reads eBay's error body, and the OAuth one of its token endpoint. */
export const readError: ReadError = ({ status, body }) => {
  const issues = errorBodySchema.safeParse(body);
  if (issues.success) return fromIssues(issues.data.errors, status);
  const oauth = oauthErrorSchema.safeParse(body);
  return oauth.success ? fromOauth(oauth.data.error, oauth.data.error_description) : undefined;
};

/** Also for the rows of a bulk answer, each of which carries errors of its own. */
export function fromIssues(issues: readonly Issue[], status: number): RemoteError {
  const codes = issues.map((issue) => String(issue.errorId));
  const has = (id: number): boolean => issues.some((issue) => issue.errorId === id);
  if (has(BUSY)) return { codes, transient: true, error: worded('network', 'ebay_busy') };
  if (has(MISSING_SCOPE)) return { codes, error: worded('auth_required', 'scope_missing') };
  if (issues.some((issue) => NO_ACCESS_TOKEN.has(issue.errorId))) {
    return { codes, error: worded('auth_required', 'token_refused') };
  }
  if (status === 429 || status >= 500) return { codes };
  const said = issues.map(textOf).join(' ');
  // eBay names the offer that is there already when a second one for the SKU is refused (25002).
  const offerId = issues.map((issue) => parameterOf(issue, 'offerId')).find((value) => value !== undefined);
  const params = { said, ...(offerId === undefined ? {} : { offerId }) };
  const fields = issues.flatMap(problemOf);
  const { code, reason } = judged(issues, status);
  return { codes, error: { ...worded(code, reason, params), ...(fields.length === 0 ? {} : { fields }) } };
}

function judged(issues: readonly Issue[], status: number): { readonly code: ErrorCode; readonly reason: ErrorReason } {
  if (issues.some((issue) => NOT_FOUND.has(issue.errorId))) return { code: 'not_found', reason: 'ebay_not_found' };
  const known = issues.map((issue) => byId.get(issue.errorId)).find((entry) => entry !== undefined);
  if (known !== undefined) return { code: 'remote_rejected', reason: known.reason };
  const missing = issues.some((issue) => missingAspect(issue) !== undefined);
  if (missing) return { code: 'remote_rejected', reason: 'ebay_aspect' };
  return { code: status === 409 ? 'conflict' : 'remote_rejected', reason: 'ebay_refused' };
}

function problemOf(issue: Issue): FieldProblem[] {
  const aspect = missingAspect(issue);
  const about = byId.get(issue.errorId);
  const path = aspect === undefined ? about?.field : `markets.ebay.aspects.${aspect}`;
  if (path === undefined) return [];
  const reason = about?.reason ?? 'ebay_aspect';
  const params = { said: textOf(issue) };
  return [{ path, reason, params, message: fill(errorMessages[reason], params) }];
}

/** The listing engine numbers its parameters; the third one is the name of the attribute that is missing. */
const missingAspect = (issue: Issue): string | undefined =>
  issue.errorId === 25002 && parameterOf(issue, '0') !== undefined ? parameterOf(issue, '2') : undefined;

/** The text eBay means for people. */
const textOf = (issue: Issue): string => issue.longMessage ?? issue.message ?? `error ${issue.errorId}`;

const parameterOf = (issue: Issue, name: string): string | undefined =>
  issue.parameters?.find((parameter) => parameter.name === name)?.value;

function fromOauth(code: string, description = ''): RemoteError {
  const codes = [code];
  switch (code) {
    case 'invalid_grant':
      return { codes, error: worded('auth_required', 'consent_dead') };
    case 'invalid_client':
    case 'unauthorized_client':
      return { codes, error: worded('conflict', 'keys_refused') };
    case 'invalid_scope':
      return { codes, error: worded('conflict', 'scope_refused') };
    default:
      return { codes, error: worded('remote_rejected', 'sign_in_refused', { said: description || code }) };
  }
}
