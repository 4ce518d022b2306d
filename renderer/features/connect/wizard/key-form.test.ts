import { describe, expect, it } from 'vitest';
import type { KeyField } from '#shared/domain/account.ts';
import { findingsByKey, initialKeyValues, keysToSave, missingKeys } from './key-form.ts';

const field = (key: string, patch: Partial<KeyField> = {}): KeyField => ({
  key,
  label: key,
  secret: false,
  required: true,
  value: null,
  suggested: null,
  stored: false,
  ...patch,
});
const fields = [
  field('clientId', { value: 'app', stored: true }),
  field('clientSecret', { secret: true, stored: true }),
  field('ruName'),
  field('note', { required: false }),
];

describe('key form', () => {
  it('starts with what is stored, except secrets', () => {
    expect(initialKeyValues(fields)).toEqual({ clientId: 'app', clientSecret: '', ruName: '', note: '' });
  });

  it('suggests a value while nothing is stored yet, and only then', () => {
    const redirect = field('redirectUri', { suggested: 'https://localhost/crossdock' });
    expect(initialKeyValues([redirect])).toEqual({ redirectUri: 'https://localhost/crossdock' });
    expect(initialKeyValues([redirect, field('a', { stored: true })])).toMatchObject({ redirectUri: '' });
  });

  it('misses only required values that are neither typed nor stored', () => {
    expect(missingKeys(fields, { clientId: 'app', clientSecret: '', ruName: ' ' })).toEqual(['ruName']);
    expect(missingKeys(fields, { ruName: 'Ru' })).toEqual([]);
  });

  it('leaves a stored secret alone when its field stayed empty', () => {
    expect(keysToSave(fields, { clientId: ' app2 ', clientSecret: '', ruName: 'Ru', note: '' })).toEqual({
      clientId: 'app2',
      ruName: 'Ru',
      note: '',
    });
    expect(keysToSave(fields, { clientSecret: 'new' })).toMatchObject({ clientSecret: 'new' });
  });

  it('puts each finding beside the field it names', () => {
    const finding = (name: string) => ({ severity: 'error', field: name, reason: 'r', message: 'm' }) as const;
    expect(findingsByKey(fields, [finding('clientId'), finding('keys.ruName'), finding('other')])).toEqual({
      byKey: { clientId: [finding('clientId')], ruName: [finding('keys.ruName')] },
      rest: [finding('other')],
    });
  });
});
