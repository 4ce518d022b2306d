import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyFindings } from '#main/marketplaces/facebook/keys.ts';
import { rates } from '#main/marketplaces/facebook/rates.ts';
import { signUrl } from '#main/marketplaces/facebook/sign-url.ts';

const good = {
  appId: '1234567890123456',
  appSecret: '0123456789abcdef0123456789abcdef',
  redirectUri: 'https://localhost/crossdock/facebook',
};

describe('the form of a Facebook app’s keys', () => {
  it.each([
    ['all that is needed', {}, []],
    ['another version', { graphVersion: 'v21.0' }, []],
    ['no App ID', { appId: '' }, [['keys.appId', 'key_missing']]],
    ['an App ID of letters', { appId: 'crossdock' }, [['keys.appId', 'key_app_id_form']]],
    ['a short secret', { appSecret: 'abc' }, [['keys.appSecret', 'key_app_secret_form']]],
    [
      'a secret in capitals',
      { appSecret: 'ABCDEF0123456789ABCDEF0123456789' },
      [['keys.appSecret', 'key_app_secret_form']],
    ],
    ['plain http elsewhere', { redirectUri: 'http://shop.example/back' }, [['keys.redirectUri', 'key_url_form']]],
    ['a fragment', { redirectUri: 'https://localhost/x#y' }, [['keys.redirectUri', 'key_url_form']]],
    ['a version that ends too early', { graphVersion: 'v20.0' }, [['keys.graphVersion', 'key_graph_version']]],
    ['something that is no version', { graphVersion: '25' }, [['keys.graphVersion', 'key_graph_version']]],
  ])('%s', (_what, change, expected) => {
    const findings = keyFindings({ ...good, ...change }, 'production');
    expect(findings.map(({ field, reason }) => [field, reason])).toEqual(expected);
  });

  it('is not judged for practice keys, which the practice server makes up', () => {
    expect(keyFindings({ ...good, appId: 'x', appSecret: 'y' }, 'practice')).toEqual([]);
  });
});

describe('a signed address', () => {
  it('carries the HMAC of the token under the secret and keeps the rest', () => {
    const signed = new URL(signUrl('https://graph.facebook.com/v25.0/me?fields=id%2Cname', 'TOKEN', good));
    const proof = createHmac('sha256', good.appSecret).update('TOKEN').digest('hex');
    expect(Object.fromEntries(signed.searchParams)).toEqual({ fields: 'id,name', appsecret_proof: proof });
  });
});

describe('Facebook’s limits', () => {
  const rulesFor = (method: string, path: string) =>
    rates.rules.filter((rule) => rule.applies({ method, path })).map(({ name }) => name);

  it.each([
    ['GET', '/v25.0/me/accounts', 'Facebook user calls'],
    ['GET', '/v25.0/oauth/access_token', 'Facebook user calls'],
    ['GET', '/v25.0/123/owned_product_catalogs', 'Facebook user calls'],
    ['POST', '/v25.0/123/photos', 'Facebook Page calls'],
    ['DELETE', '/v25.0/123_456', 'Facebook Page calls'],
    ['POST', '/v25.0/123/items_batch', 'Facebook catalogue batches'],
  ])('%s %s counts once, as “%s”', (method, path, name) => {
    expect(rulesFor(method, path)).toEqual([name]);
  });

  it('are learned from the usage headers, by the highest of the three percents', () => {
    const headers = {
      'x-app-usage': '{"call_count":28,"total_time":91,"total_cputime":25}',
      'x-business-use-case-usage': '{"17":[{"type":"pages","call_count":50},{"type":"ads_insights","call_count":99}]}',
    };
    expect(rates.learn?.(headers)).toEqual([
      { rule: 'Facebook user calls', usedShare: 0.91 },
      { rule: 'Facebook Page calls', usedShare: 0.5 },
    ]);
    expect(rates.learn?.({ 'x-app-usage': 'nonsense', 'x-business-use-case-usage': '[]' })).toEqual([]);
  });
});
