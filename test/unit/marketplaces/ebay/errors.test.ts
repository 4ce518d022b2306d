import { describe, expect, it } from 'vitest';
import { readError } from '#main/marketplaces/ebay/errors.ts';

const read = (status: number, body: unknown) =>
  readError({ method: 'POST', url: 'https://a/', status, headers: {}, body });
const issue = (errorId: number, message: string, parameters: readonly { name: string; value: string }[] = []) => ({
  errorId,
  domain: 'API_INVENTORY',
  category: 'REQUEST',
  message,
  parameters,
});

describe('eBay’s error bodies', () => {
  it.each([
    [25003, 'ebay_price', 'variants.0.price'],
    [25005, 'ebay_category', 'markets.ebay.categoryId'],
    [25007, 'ebay_shipping_policy', 'account.setup'],
    [25014, 'ebay_photos', 'photos'],
    [25021, 'ebay_condition', 'condition'],
    [25029, 'ebay_aspect', 'markets.ebay.aspects'],
    [25707, 'ebay_sku', 'variants.0.sku'],
  ])('%i becomes %s at %s', (errorId, reason, path) => {
    const found = read(400, { errors: [issue(errorId, 'eBay’s own words.')] });
    expect(found).toMatchObject({
      codes: [String(errorId)],
      error: { code: 'remote_rejected', reason, fields: [{ path, reason }] },
    });
    expect(found?.error?.message).toContain('eBay’s own words.');
  });

  it('reports all of several errors and names each field', () => {
    const found = read(400, { errors: [issue(25003, 'Price.'), issue(25021, 'Condition.')] });
    expect(found?.codes).toEqual(['25003', '25021']);
    expect(found?.error?.fields?.map(({ path }) => path)).toEqual(['variants.0.price', 'condition']);
    expect(found?.error?.message).toContain('Price. Condition.');
  });

  it('names the attribute that is missing', () => {
    const parameters = [
      { name: '0', value: 'The item specific Type is missing.' },
      { name: '1', value: 'Add Type.' },
      { name: '2', value: 'Type' },
    ];
    expect(read(400, { errors: [issue(25002, 'A user error has occurred.', parameters)] })).toMatchObject({
      error: { reason: 'ebay_aspect', fields: [{ path: 'markets.ebay.aspects.Type' }] },
    });
  });

  it('hands over the offer that exists already', () => {
    const found = read(400, {
      errors: [issue(25002, 'Offer entity already exists.', [{ name: 'offerId', value: '77' }])],
    });
    expect(found?.error).toMatchObject({ code: 'remote_rejected', params: { offerId: '77' } });
  });

  it('tells a busy SKU from a system error', () => {
    expect(read(500, { errors: [issue(25025, 'Concurrent access')] })).toMatchObject({ transient: true });
    expect(read(500, { errors: [issue(25001, 'System error')] })).toEqual({ codes: ['25001'] });
  });

  it('tells a dead consent from refused keys', () => {
    expect(read(400, { error: 'invalid_grant' })).toMatchObject({
      error: { code: 'auth_required', reason: 'consent_dead' },
    });
    expect(read(401, { error: 'invalid_client' })).toMatchObject({
      error: { code: 'conflict', reason: 'keys_refused' },
    });
    expect(read(400, { error: 'odd', error_description: 'why' })).toMatchObject({ error: { params: { said: 'why' } } });
  });

  it.each([[undefined], ['text'], [{}], [{ errors: [] }], [{ errors: [{ message: 'no number' }] }], [null]])(
    'leaves what is none to the general wording: %j',
    (body) => {
      expect(read(400, body)).toBeUndefined();
    },
  );
});
