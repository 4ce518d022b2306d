import type { FieldProblem } from '#shared/errors.ts';
import type { ReadError, RemoteError } from '../../http/remote-error.ts';
import { errorBodySchema, oauthErrorSchema } from './answers.ts';
import { worded } from './messages.ts';

/** The contract's fields by the form field that mends them. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  price_cents: 'variants.0.price',
  photos: 'photos',
  photo: 'photos',
  category: 'markets.offerup.categoryId',
  condition: 'condition',
  location: 'account.setup',
  external_id: 'variants.0.sku',
};

/** `{"error":{code,message,field}}` of the API and `{"error":"…"}` of sign-in and dead tokens. */
export const readError: ReadError = ({ status, body }) => {
  const api = errorBodySchema.safeParse(body);
  if (api.success) return fromApi(status, api.data.error);
  const oauth = oauthErrorSchema.safeParse(body);
  return oauth.success ? fromOauth(oauth.data.error, oauth.data.error_description ?? '') : undefined;
};

function fromApi(
  status: number,
  { code, message, field }: { readonly code: string; readonly message: string; readonly field?: string | undefined },
): RemoteError {
  const codes = [code];
  if (status === 429 || status >= 500) return { codes };
  if (status === 404) return { codes, error: worded('not_found', 'offerup_gone') };
  if (code === 'insufficient_scope') return { codes, error: worded('auth_required', 'offerup_scope_missing') };
  if (code === 'already_sold') return { codes, error: worded('remote_rejected', 'offerup_sold') };
  const refusal = worded('remote_rejected', 'offerup_refused', { said: message === '' ? code : message });
  const path = field === undefined ? undefined : FIELDS[field];
  if (path === undefined) return { codes, error: refusal };
  const { reason, params, message: text } = refusal;
  const problem: FieldProblem = { path, reason, params, message: text };
  return { codes, error: { ...refusal, fields: [problem] } };
}

function fromOauth(code: string, description: string): RemoteError {
  const codes = [code];
  switch (code) {
    case 'invalid_token':
    case 'invalid_grant':
      return { codes, error: worded('auth_required', 'offerup_consent_dead') };
    case 'invalid_client':
    case 'unauthorized_client':
      return { codes, error: worded('conflict', 'offerup_keys_refused') };
    default:
      return { codes, error: worded('remote_rejected', 'offerup_sign_in_refused', { said: description || code }) };
  }
}
