import { isSecret } from '../oauth.ts';
import type { FacebookContext } from './context.ts';
import { refuse } from './errors.ts';
import { deathMessage, deathOf, exchange, issueShortToken, secondsLeft } from './grants.ts';
import type { Parameters } from './parameters.ts';
import type { Grant } from './state.ts';

/** `GET|POST /oauth/access_token`: code for a short token, short for long, or the app's own token. Source: facebook.md section 2. */
export function accessToken(context: FacebookContext, asked: Parameters): unknown {
  const { appId, appSecret } = context.application();
  if (!asked.has('client_id')) refuse({ code: 101, message: 'Missing client_id parameter.' });
  if (asked.text('client_id') !== appId) {
    refuse({ code: 101, message: 'Error validating application. Cannot get application info due to a system error.' });
  }
  if (!asked.has('client_secret')) refuse({ code: 1, status: 400, message: 'Missing client_secret parameter.' });
  if (!isSecret(asked.text('client_secret') ?? '', appSecret)) {
    refuse({ code: 1, status: 400, message: 'Error validating client secret.' });
  }
  switch (asked.text('grant_type')) {
    case 'fb_exchange_token':
      return exchanged(context, asked);
    case 'client_credentials':
      return { access_token: `${appId}|${appSecret}`, token_type: 'bearer' };
    case undefined:
    case 'authorization_code':
      return fromCode(context, asked);
    default:
      return refuse({
        code: 100,
        message: 'Invalid grant_type: must be one of authorization_code, client_credentials, fb_exchange_token',
      });
  }
}

function fromCode(context: FacebookContext, asked: Parameters): unknown {
  const code = context.state.codes.get(asked.text('code') ?? '');
  if (!asked.has('code')) refuse({ code: 100, message: 'Missing authorization code.' });
  if (code === undefined) refuse({ code: 100, message: 'Invalid verification code format.' });
  if (code.used) refuse({ code: 100, subcode: 36009, message: 'This authorization code has been used.' });
  if (code.expiresAt <= context.clock.now())
    refuse({ code: 100, subcode: 36007, message: 'This authorization code has expired.' });
  if (asked.text('redirect_uri') !== code.redirectUri) {
    refuse({
      code: 100,
      subcode: 36008,
      message:
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    });
  }
  context.state.codes.put(code.code, { ...code, used: true });
  return tokenAnswer(context, issueShortToken(context, code.userId));
}

/** An expired token cannot be exchanged, and a Page's token is not one that can. */
function exchanged(context: FacebookContext, asked: Parameters): unknown {
  const grant = context.state.grants.get(asked.text('fb_exchange_token') ?? '');
  if (!asked.has('fb_exchange_token'))
    refuse({ code: 1, status: 400, message: 'fb_exchange_token parameter not specified' });
  if (grant === undefined || grant.pageId !== undefined) {
    refuse({ code: 190, status: 400, message: 'Invalid OAuth access token - Cannot parse access token' });
  }
  const subcode = deathOf(context, grant);
  if (subcode !== undefined)
    refuse({ code: 190, subcode, status: 400, message: deathMessage(context, grant, subcode) });
  return tokenAnswer(context, exchange(context, grant));
}

function tokenAnswer(context: FacebookContext, grant: Grant): unknown {
  return { access_token: grant.token, token_type: 'bearer', expires_in: secondsLeft(context, grant) };
}
