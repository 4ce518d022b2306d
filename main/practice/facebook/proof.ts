import { createHmac } from 'node:crypto';
import { isSecret } from '../oauth.ts';
import type { FacebookContext } from './context.ts';
import { refuse } from './errors.ts';
import type { Parameters } from './parameters.ts';

/**
 * The practice app has "Require App Secret" switched on, as Meta advises: each call proves that who holds the token knows
 * the app's secret, too. Source: facebook.md section 2.
 */
export function checkProof(context: FacebookContext, token: string, asked: Parameters): void {
  const sent = asked.text('appsecret_proof');
  if (sent === undefined) {
    refuse({
      code: 100,
      type: 'GraphMethodException',
      message: 'API calls from the server require an appsecret_proof argument',
    });
  }
  const expected = createHmac('sha256', context.application().appSecret).update(token).digest('hex');
  if (!isSecret(sent, expected))
    refuse({
      code: 100,
      type: 'GraphMethodException',
      message: 'Invalid appsecret_proof provided in the API argument',
    });
}
