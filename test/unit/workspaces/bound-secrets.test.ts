import { expect, it } from 'vitest';
import { bindSecrets } from '#main/workspaces/bound-secrets.ts';
import { keyedSecrets } from '#test/integration/headless.ts';

const shop = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
const other = '0190a1b2-c3d4-7e5f-8a6b-0123456789ac';
const box = keyedSecrets();

it.each(['first', shop])('%s opens what it sealed', (id) => {
  const own = bindSecrets(box, id);
  expect(own.decrypt(own.encrypt('a token\nof two lines'))).toBe('a token\nof two lines');
});

it.each([
  ['first', shop],
  [shop, 'first'],
  [shop, other],
])('what %s sealed does not open for %s', (from, to) => {
  const sealed = bindSecrets(box, from).encrypt('a token');
  expect(() => bindSecrets(box, to).decrypt(sealed)).toThrow('another business');
});

it('what was sealed before there were several belongs to the first', () => {
  const sealed = box.encrypt('an old token');
  expect(bindSecrets(box, 'first').decrypt(sealed)).toBe('an old token');
  expect(() => bindSecrets(box, shop).decrypt(sealed)).toThrow('another business');
});
