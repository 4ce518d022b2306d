import { z } from 'zod';
import type { ErrorCode, FieldProblem } from '#shared/errors.ts';
import type { ReadError, RemoteError } from '../../http/remote-error.ts';
import { fill } from '../../message-text.ts';
import { errorBodySchema } from './answers.ts';
import { errorMessages, worded, type ErrorReason } from './messages.ts';

interface About {
  readonly text: RegExp;
  readonly reason: ErrorReason;
  /** The form field that mends it. */
  readonly field?: string;
}

/** Etsy gives no numbers: what a refusal is about stands in its English text alone. The first that fits counts. */
const ABOUT: readonly About[] = [
  { text: /frozen|removed by etsy|suspended listing/i, reason: 'etsy_frozen' },
  { text: /\/images|array_too_short|must have (?:an|at least one) image/i, reason: 'etsy_photos', field: 'photos' },
  { text: /\bimages?\b|\bphotos?\b/i, reason: 'etsy_photo', field: 'photos' },
  { text: /shipping_profile|shipping profile|invalid shipping data/i, reason: 'etsy_shipping', field: 'account.setup' },
  { text: /readiness_state|processing profile/i, reason: 'etsy_processing', field: 'account.setup' },
  { text: /return[_/ ]policy/i, reason: 'etsy_returns', field: 'account.setup' },
  { text: /shop_section|\bsection\b/i, reason: 'etsy_section', field: 'account.setup' },
  { text: /min(?:imum)? price|max(?:imum)? price|\bprice\b/i, reason: 'etsy_price', field: 'variants.0.price' },
  { text: /\bquantity\b/i, reason: 'etsy_quantity', field: 'variants.0.quantity' },
  { text: /\bsku\b/i, reason: 'etsy_sku', field: 'variants.0.sku' },
  { text: /who_made|when_made|is_supply|handmade|vintage/i, reason: 'etsy_made', field: 'markets.etsy.aspects' },
  { text: /taxonomy/i, reason: 'etsy_category', field: 'markets.etsy.categoryId' },
  { text: /primary language/i, reason: 'etsy_language' },
  {
    text: /property|\btags?\b|\bmaterials?\b|\bstyles?\b|scale/i,
    reason: 'etsy_attribute',
    field: 'markets.etsy.aspects',
  },
  { text: /\btitle\b/i, reason: 'etsy_title', field: 'title' },
];

/** Reads Etsy's error body, and the OAuth one of its token endpoint. */
export const readError: ReadError = ({ status, url, headers, body }) => {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { error, error_description: description = '' } = parsed.data;
  if (new URL(url).pathname.endsWith('/oauth/token')) return fromOauth(error, description);
  const said = sentence(description === '' ? error : `${error}: ${description}`);
  const codes: readonly string[] = [];
  const refused = refusedAccess(status, said);
  if (refused !== undefined) return { codes, error: refused };
  if (status === 429 || status >= 500) return { codes };
  if (status === 404) return { codes, error: worded('not_found', 'etsy_not_found', { said }) };
  const about = ABOUT.find(({ text }) => text.test(said));
  const reason =
    about?.reason ?? (status === 409 ? 'etsy_conflict' : status === 403 ? 'etsy_forbidden' : 'etsy_refused');
  // An identical processing profile is refused with the address of the one that is there.
  const location = headers['content-location'];
  const params = { said, ...(location === undefined ? {} : { location }) };
  const code: ErrorCode = status === 409 ? 'conflict' : 'remote_rejected';
  return { codes, error: { ...worded(code, reason, params), ...problem(about, said) } };
};

/** Who may not call at all: the token, the key, the permission. */
function refusedAccess(status: number, said: string): RemoteError['error'] {
  if (status !== 401 && status !== 403) return undefined;
  if (/not active|pending|suspended|not approved|banned/i.test(said)) return worded('conflict', 'etsy_app_inactive');
  if (/shared secret is required/i.test(said)) return worded('conflict', 'etsy_secret_refused');
  if (/api[ _-]?key|client_id|shared secret/i.test(said)) return worded('conflict', 'etsy_keys_refused');
  if (/scope/i.test(said)) return worded('auth_required', 'etsy_scope_missing');
  if (status === 401 || /token/i.test(said)) return worded('auth_required', 'etsy_token_refused');
  return undefined;
}

function problem(about: About | undefined, said: string): { readonly fields?: FieldProblem[] } {
  if (about?.field === undefined) return {};
  const { field: path, reason } = about;
  const params = { said };
  return { fields: [{ path, reason, params, message: fill(errorMessages[reason], params) }] };
}

const issuesSchema = z.array(z.object({ path: z.string().optional(), message: z.string() })).min(1);

/** Some refusals hold a list of issues, written as JSON inside the text. */
function sentence(text: string): string {
  const start = text.indexOf('[');
  if (start < 0) return text.trim();
  try {
    const issues = issuesSchema.safeParse(JSON.parse(text.slice(start)));
    if (!issues.success) return text.trim();
    return issues.data.map(({ path = '', message }) => (path === '' ? message : `${path}: ${message}`)).join(' ');
  } catch {
    return text.trim();
  }
}

function fromOauth(code: string, description: string): RemoteError {
  const codes = [code];
  // The text decides before the code: revoked tokens have been reported under several codes and as status 403.
  if (code === 'invalid_grant' || code === 'invalid_token' || /revoked|expired/i.test(`${code} ${description}`)) {
    return { codes, error: worded('auth_required', 'etsy_consent_dead') };
  }
  if (code === 'invalid_client' || code === 'unauthorized_client') {
    return { codes, error: worded('conflict', 'etsy_keys_refused') };
  }
  return { codes, error: worded('remote_rejected', 'etsy_sign_in_refused', { said: description || code }) };
}
