import { expect, it } from 'vitest';
import { requestText } from './request-text.ts';

it('writes a request as it would go over the wire, with a readable body', () => {
  const request = { step: 'offer', method: 'POST', url: 'https://api.test/offer', headers: { accept: 'json' } };
  expect(requestText({ ...request, body: '{"a":1}' })).toBe(
    'POST https://api.test/offer\naccept: json\n\n{\n  "a": 1\n}',
  );
  expect(requestText({ ...request, body: null })).toBe('POST https://api.test/offer\naccept: json');
});
