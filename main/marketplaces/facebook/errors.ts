import type { ErrorCode } from '#shared/errors.ts';
import type { ReadError, RemoteError } from '../../http/remote-error.ts';
import { errorBodySchema, type GraphError } from './answers.ts';
import { worded, type ErrorReason } from './messages.ts';
import { businessUsage } from './rates.ts';

const MINUTE_MS = 60_000;

interface Refusal {
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  readonly staleToken?: boolean;
  /** The form field that mends it. */
  readonly field?: string;
}

/** Why a token (code 190, also 102) is refused, by subcode. A renewed one helps only where the sign-in itself still holds. */
const TOKEN: Readonly<Record<number, Refusal>> = {
  458: { code: 'auth_required', reason: 'facebook_app_removed' },
  459: { code: 'auth_required', reason: 'facebook_checkpoint' },
  460: { code: 'auth_required', reason: 'facebook_password_changed' },
  463: { code: 'auth_required', reason: 'facebook_expired', staleToken: true },
  464: { code: 'auth_required', reason: 'facebook_checkpoint' },
  // Only this Page is lost; the sign-in still serves others.
  492: { code: 'remote_rejected', reason: 'facebook_page_role_lost', field: 'account.setup' },
};
const TOKEN_REFUSED: Refusal = { code: 'auth_required', reason: 'facebook_token_invalid', staleToken: true };

/** How long to wait, in ms, where no header says it. Meta counts over a rolling hour. */
const LIMITED: Readonly<Record<number, number>> = {
  4: 15 * MINUTE_MS,
  17: 15 * MINUTE_MS,
  32: 15 * MINUTE_MS,
  341: 60 * MINUTE_MS,
  613: 5 * MINUTE_MS,
};
const BUSINESS_LIMITED_MS = 15 * MINUTE_MS;

const KEYS_REFUSED: Refusal = { code: 'conflict', reason: 'facebook_keys_refused' };

const KNOWN: Readonly<Record<number, Refusal>> = {
  3: { code: 'remote_rejected', reason: 'facebook_permission' },
  10: { code: 'remote_rejected', reason: 'facebook_permission' },
  101: KEYS_REFUSED,
  104: { code: 'conflict', reason: 'facebook_proof_refused' },
  270: { code: 'remote_rejected', reason: 'facebook_permission' },
  324: { code: 'remote_rejected', reason: 'facebook_refused', field: 'photos' },
  368: { code: 'remote_rejected', reason: 'facebook_blocked' },
  506: { code: 'conflict', reason: 'facebook_duplicate' },
  2635: { code: 'remote_rejected', reason: 'facebook_version' },
  1609005: { code: 'remote_rejected', reason: 'facebook_link' },
};

/** Reads Graph's error body: the code says what it is about, the subcode why. Source: docs/graph-api/guides/error-handling. */
export const readError: ReadError = ({ url, status, headers, body }) => {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { error } = parsed.data;
  const { code, error_subcode: subcode } = error;
  const codes = [String(code), ...(subcode === undefined ? [] : [`${code}/${subcode}`])];
  const limited = limitedForMs(code, headers);
  // The status 401 alone would mean a stale token to the client, so every reading says whether it is one.
  if (limited !== undefined) {
    return { codes, limitedForMs: limited, staleToken: false, error: worded('rate_limited', 'facebook_limited') };
  }
  const wrongSecret = code === 1 && new URL(url).pathname.endsWith('/oauth/access_token');
  if ((code === 1 || code === 2) && (status >= 500 || error.is_transient === true)) {
    // Below 500 it was refused before anything happened; a 500 may come after the effect, whatever it says of itself.
    const busy = worded('network', 'facebook_busy', { said: textOf(error) });
    return { codes, transient: status < 500, staleToken: false, error: busy };
  }
  // A wrong secret has no code of its own: the token endpoint answers it with "unknown error".
  return { codes, ...wordedRefusal(error, wrongSecret ? KEYS_REFUSED : judged(error)) };
};

function wordedRefusal(
  error: GraphError,
  { code, reason, staleToken = false, field }: Refusal,
): Omit<RemoteError, 'codes'> {
  const said = textOf(error);
  const wording = worded(code, reason, { said });
  const fields =
    field === undefined ? {} : { fields: [{ path: field, reason, params: { said }, message: wording.message }] };
  return { staleToken, error: { ...wording, ...fields } };
}

function judged({ code, error_subcode: subcode }: GraphError): Refusal {
  if (code === 190 || code === 102) return TOKEN[subcode ?? 0] ?? TOKEN_REFUSED;
  if (code === 100 && subcode === 33) return { code: 'not_found', reason: 'facebook_not_found' };
  if (code >= 200 && code < 300) return { code: 'remote_rejected', reason: 'facebook_permission' };
  return KNOWN[code] ?? { code: 'remote_rejected', reason: 'facebook_refused' };
}

/** From the business header where it says a time; 80000 to 80014 are the limits of a use case (80014: catalogue batches). */
function limitedForMs(code: number, headers: Readonly<Record<string, string>>): number | undefined {
  const known = LIMITED[code] ?? (code >= 80_000 && code <= 80_014 ? BUSINESS_LIMITED_MS : undefined);
  if (known === undefined) return undefined;
  const minutes = Math.max(0, ...businessUsage(headers).map((entry) => entry.estimated_time_to_regain_access ?? 0));
  return minutes > 0 ? minutes * MINUTE_MS : known;
}

/** The text that Meta means for people, or the developers' one. */
const textOf = ({ code, message, error_user_title: title, error_user_msg: text }: GraphError): string =>
  [title, text].filter((part) => part !== undefined && part !== '').join(': ') || message || `error ${code}`;
