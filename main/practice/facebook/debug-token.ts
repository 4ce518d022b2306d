import { isSecret } from '../oauth.ts';
import type { FacebookContext } from './context.ts';
import { refuse, refuseParameter } from './errors.ts';
import { dataAccessEnd, deathMessage, deathOf } from './grants.ts';
import type { Parameters } from './parameters.ts';
import { isPagePermission } from './permissions.ts';

/** `GET /debug_token` with the app's own token: what a user's or a Page's token is good for. Source: facebook.md section 2. */
export function debugToken(context: FacebookContext, asked: Parameters, token: string | undefined): unknown {
  const { appId, appSecret } = context.application();
  if (token === undefined || !isSecret(token, `${appId}|${appSecret}`)) {
    refuse({
      code: 100,
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    });
  }
  const inspected = asked.text('input_token') ?? refuseParameter('The parameter input_token is required');
  if (isSecret(inspected, `${appId}|${appSecret}`)) {
    return { data: { app_id: appId, type: 'APP', application: 'Crossdock practice', is_valid: true, scopes: [] } };
  }
  const grant = context.state.grants.get(inspected);
  if (grant === undefined) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  const subcode = deathOf(context, grant);
  const authorization = context.state.authorizations.get(grant.userId);
  const scopes = Object.entries(authorization?.permissions ?? {}).flatMap(([name, state]) =>
    state === 'granted' ? [name] : [],
  );
  return {
    data: {
      app_id: appId,
      type: grant.pageId === undefined ? 'USER' : 'PAGE',
      application: 'Crossdock practice',
      data_access_expires_at: authorization === undefined ? 0 : seconds(dataAccessEnd(authorization)),
      ...(subcode === undefined
        ? {}
        : { error: { code: 190, message: deathMessage(context, grant, subcode), subcode } }),
      expires_at: grant.expiresAt === null ? 0 : seconds(grant.expiresAt),
      is_valid: subcode === undefined,
      issued_at: seconds(grant.issuedAt),
      ...(grant.pageId === undefined ? {} : { profile_id: grant.pageId }),
      scopes,
      granular_scopes: scopes
        .filter((name) => name !== 'public_profile')
        // Undefined members do not go over the wire: without target_ids a permission reaches everything.
        .map((scope) => ({ scope, target_ids: isPagePermission(scope) ? authorization?.pageIds : undefined })),
      user_id: grant.userId,
    },
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);
