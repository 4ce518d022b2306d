import { z } from 'zod';
import type { EtsyApi } from './endpoint.ts';
import { text } from './form.ts';
import { accessGrant } from './grants.ts';
import { refuseToken } from './refusals.ts';

/** `POST /scopes`: what a token may do, so that a partial grant can be told from a whole one. */
export function serveTokenScopes({ context, ...api }: EtsyApi): void {
  api.add({
    method: 'POST',
    path: '/scopes',
    form: z.object({ token: text() }),
    handle: ({ body, request }) => {
      request.practice.recordedBody = { token: '…' };
      const grant = accessGrant(context, body.token);
      if (grant === 'expired') refuseToken(401, 'invalid_token', 'access token is expired');
      if (grant === 'invalid') refuseToken(401, 'invalid_token', 'access token is invalid');
      return { status: 200, body: { scopes: grant.scopes } };
    },
  });
}
