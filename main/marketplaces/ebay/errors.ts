import type { AppErrorData, FieldProblem } from '#shared/errors.ts';
import type { RefusedAnswer, RemoteError } from '../../http/remote-error.ts';
import { errorBodySchema, oauthErrorSchema, type Issue } from './answers.ts';

type Wording = Pick<AppErrorData, 'code' | 'reason' | 'message'>;

/** eBay's numbers by what they are about, with the form field that mends it. Source: x-response-codes of the OpenAPI files. */
const ABOUT: readonly {
  readonly ids: readonly number[];
  readonly reason: string;
  readonly field?: string;
  readonly advice: string;
}[] = [
  { ids: [25003], reason: 'ebay_price', field: 'variants.0.price', advice: 'eBay refuses the price.' },
  { ids: [25004], reason: 'ebay_quantity', field: 'variants.0.quantity', advice: 'eBay refuses the quantity.' },
  {
    ids: [25005],
    reason: 'ebay_category',
    field: 'markets.ebay.categoryId',
    advice: 'eBay refuses the category. Choose another one.',
  },
  {
    ids: [25007],
    reason: 'ebay_shipping_policy',
    field: 'account.setup',
    advice: 'eBay refuses the shipping policy. Check the account’s settings.',
  },
  {
    ids: [25008],
    reason: 'ebay_payment_policy',
    field: 'account.setup',
    advice: 'eBay refuses the payment policy. Check the account’s settings.',
  },
  {
    ids: [25009],
    reason: 'ebay_return_policy',
    field: 'account.setup',
    advice: 'eBay refuses the return policy. Check the account’s settings.',
  },
  {
    ids: [25012],
    reason: 'ebay_location',
    field: 'account.setup',
    advice: 'eBay refuses the location. Check the account’s settings.',
  },
  { ids: [25014, 25015, 25086, 25501], reason: 'ebay_photos', field: 'photos', advice: 'eBay refuses a photo.' },
  {
    ids: [25018],
    reason: 'ebay_account_incomplete',
    advice: 'The eBay account is not complete. Finish the seller registration on eBay.',
  },
  {
    ids: [25019, 25038, 25039, 25040, 25096, 25097, 25098],
    reason: 'ebay_cannot_revise',
    advice: 'eBay does not let this listing be changed now.',
  },
  { ids: [25020, 25715], reason: 'ebay_package', field: 'account.setup', advice: 'eBay refuses the package details.' },
  { ids: [25021, 25047], reason: 'ebay_condition', field: 'condition', advice: 'eBay refuses the condition.' },
  {
    ids: [25022, 25029, 25031, 25032, 25601, 25604],
    reason: 'ebay_aspect',
    field: 'markets.ebay.aspects',
    advice: 'eBay refuses an attribute.',
  },
  {
    ids: [25026],
    reason: 'ebay_selling_limit',
    advice: 'The selling limit of the eBay account is reached. End other listings or ask eBay for a higher limit.',
  },
  { ids: [25707, 25708], reason: 'ebay_sku', field: 'variants.0.sku', advice: 'eBay refuses the SKU.' },
];

const byId = new Map(ABOUT.flatMap((entry) => entry.ids.map((id) => [id, entry] as const)));

/** eBay is busy with the same SKU and did nothing: the call passes later. */
const BUSY = 25025;
const MISSING_SCOPE = 1100;
const NO_ACCESS_TOKEN = new Set([1001, 1002]);
const NOT_FOUND = new Set([25702, 25710, 25713, 25805, 20404]);

/** Reads eBay's error body, and the OAuth one of its token endpoint. */
export function readError(answer: RefusedAnswer): RemoteError | undefined {
  const body = errorBodySchema.safeParse(answer.body);
  if (body.success) return fromIssues(body.data.errors, answer.status);
  const oauth = oauthErrorSchema.safeParse(answer.body);
  return oauth.success ? fromOauth(oauth.data.error, oauth.data.error_description) : undefined;
}

/** Also for the rows of a bulk answer, each of which carries errors of its own. */
export function fromIssues(issues: readonly Issue[], status: number): RemoteError {
  const codes = issues.map((issue) => String(issue.errorId));
  const ids = new Set(issues.map((issue) => issue.errorId));
  if (ids.has(BUSY))
    return {
      codes,
      transient: true,
      error: { code: 'network', reason: 'ebay_busy', message: 'eBay is still busy with this item. It is tried again.' },
    };
  if (ids.has(MISSING_SCOPE)) {
    return {
      codes,
      error: {
        code: 'auth_required',
        reason: 'scope_missing',
        message: 'The permission given to the app does not cover this. Sign in again and agree to all of it.',
      },
    };
  }
  if (issues.some((issue) => NO_ACCESS_TOKEN.has(issue.errorId))) {
    return {
      codes,
      error: { code: 'auth_required', reason: 'token_refused', message: 'eBay refuses the sign-in. Sign in again.' },
    };
  }
  if (status === 429 || status >= 500) return { codes };
  const fields = issues.flatMap(problemOf);
  const [first] = issues;
  const known = issues.map((issue) => byId.get(issue.errorId)).find((entry) => entry !== undefined);
  const said = issues.map(textOf).join(' ');
  const wording: Wording = NOT_FOUND.has(first?.errorId ?? 0)
    ? { code: 'not_found', reason: 'ebay_not_found', message: said }
    : known === undefined
      ? {
          code: status === 409 ? 'conflict' : 'remote_rejected',
          reason: 'ebay_refused',
          message: `eBay refused it: ${said}`,
        }
      : { code: 'remote_rejected', reason: known.reason, message: `${known.advice} ${said}` };
  // eBay names the offer that is there already when a second one for the SKU is refused (25002).
  const offerId = issues.map((issue) => parameterOf(issue, 'offerId')).find((value) => value !== undefined);
  const params = { said, ...(offerId === undefined ? {} : { offerId }) };
  return { codes, error: { ...wording, params, ...(fields.length === 0 ? {} : { fields }) } };
}

function problemOf(issue: Issue): FieldProblem[] {
  const about = byId.get(issue.errorId);
  const aspect =
    /item specific (.+?) is missing/.exec(issue.message ?? '') === null ? undefined : parameterOf(issue, '2');
  if (aspect !== undefined) {
    return [
      {
        path: `markets.ebay.aspects.${aspect}`,
        reason: 'ebay_aspect',
        params: { said: textOf(issue) },
        message: textOf(issue),
      },
    ];
  }
  if (about?.field === undefined) return [];
  return [{ path: about.field, reason: about.reason, params: { said: textOf(issue) }, message: textOf(issue) }];
}

/** The text eBay means for people. */
const textOf = (issue: Issue): string => issue.longMessage ?? issue.message ?? `error ${issue.errorId}`;

export const parameterOf = (issue: Issue, name: string): string | undefined =>
  issue.parameters?.find((parameter) => parameter.name === name)?.value;

function fromOauth(code: string, description = ''): RemoteError {
  const codes = [code];
  switch (code) {
    case 'invalid_grant':
      return {
        codes,
        error: {
          code: 'auth_required',
          reason: 'consent_dead',
          message:
            'eBay no longer accepts the sign-in: it has expired, or the permission was taken back. Sign in again.',
        },
      };
    case 'invalid_client':
    case 'unauthorized_client':
      return {
        codes,
        error: {
          code: 'conflict',
          reason: 'keys_refused',
          message: 'eBay does not accept the stored keys. Check the App ID and the Cert ID in the key form.',
        },
      };
    case 'invalid_scope':
      return {
        codes,
        error: {
          code: 'conflict',
          reason: 'scope_refused',
          message:
            'The eBay key set may not ask for the permissions that the app needs. Check the key set in eBay’s developer portal.',
        },
      };
    default:
      return {
        codes,
        error: {
          code: 'remote_rejected',
          reason: 'sign_in_refused',
          params: { said: description },
          message: `eBay refused the sign-in: ${description || code}`,
        },
      };
  }
}
