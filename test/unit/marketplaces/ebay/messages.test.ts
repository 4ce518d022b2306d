import { describe, expect, it } from 'vitest';
import { accountMessages } from '#main/accounts/messages.ts';
import { httpMessages } from '#main/http/messages.ts';
import { errorMessages, finding, findingMessages, keyMessages } from '#main/marketplaces/ebay/messages.ts';
import { fill } from '#main/message-text.ts';

describe('messages', () => {
  it('are whole sentences that end with what to do or what it means', () => {
    const all = { ...accountMessages, ...httpMessages, ...errorMessages, ...findingMessages, ...keyMessages };
    for (const [reason, text] of Object.entries(all))
      expect([reason, text]).toEqual([reason, expect.stringMatching(/[.}]$/)]);
  });

  it('are filled from their params', () => {
    expect(fill('a {{b}} c {{d}}', { b: 1 })).toBe('a 1 c {{d}}');
    expect(finding('error', 'title', 'title_too_long', { length: 90, limit: 80 })).toEqual({
      severity: 'error',
      field: 'title',
      reason: 'title_too_long',
      params: { length: 90, limit: 80 },
      message: 'The title has 90 characters; eBay takes 80. Shorten it.',
    });
  });
});
