import { describe, expect, it } from 'vitest';
import { accountMessages } from '#main/accounts/messages.ts';
import { httpMessages } from '#main/http/messages.ts';
import { finding } from '#main/marketplaces/ebay/messages.ts';
import { registry } from '#main/marketplaces/registry.ts';
import { findingMessages } from '#main/marketplaces/rules/finding-messages.ts';
import { fill } from '#main/message-text.ts';

describe('messages', () => {
  it('are whole sentences that end with what to do or what it means', () => {
    const own = Object.values(registry).flatMap(({ messages }) => [messages.findings, messages.errors]);
    for (const table of [accountMessages, httpMessages, findingMessages, ...own]) {
      for (const [reason, text] of Object.entries(table))
        expect([reason, text]).toEqual([reason, expect.stringMatching(/[.}]$/)]);
    }
  });

  it('are filled from their params', () => {
    expect(fill('a {{b}} c {{d}}', { b: 1 })).toBe('a 1 c {{d}}');
    expect(finding('error', 'title', 'title_too_long', { length: 90, limit: 80 })).toEqual({
      severity: 'error',
      field: 'title',
      reason: 'title_too_long',
      params: { market: 'eBay', length: 90, limit: 80 },
      message: 'The title has 90 characters; eBay takes 80. Shorten it.',
    });
  });
});
