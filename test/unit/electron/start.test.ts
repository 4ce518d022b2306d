import { describe, expect, it } from 'vitest';
import { deepLinkTarget } from '#main/electron/policy/deep-link.ts';
import { profileFrom } from '#main/electron/policy/profile.ts';
import { storeTrouble } from '#main/electron/policy/store-trouble.ts';
import { placeOnScreen } from '#main/electron/policy/window-place.ts';

describe('the profile', () => {
  it.each([
    [['crossdock'], {}, undefined],
    [['crossdock', '--profile=test-1'], {}, 'test-1'],
    [['crossdock'], { CROSSDOCK_PROFILE: 'shop' }, 'shop'],
    [['crossdock', '--profile=a'], { CROSSDOCK_PROFILE: 'b' }, 'a'],
    [['crossdock', '--profile='], {}, undefined],
  ])('%j %j', (argv, environment, profile) => {
    expect(profileFrom(argv, environment)).toBe(profile);
  });

  it.each(['..', '../x', 'a/b', 'a\\b', 'C:', '.', 'a b', 'x'.repeat(41), 'é'])('refuses %s as a name', (name) => {
    expect(() => profileFrom([`--profile=${name}`], {})).toThrow('not a profile name');
  });
});

describe('addresses from outside', () => {
  it.each([
    ['crossdock://open/orders', 'orders'],
    ['crossdock://open/inventory', 'inventory'],
    ['crossdock://open/new-item', undefined],
    ['crossdock://open/orders?x=1', undefined],
    ['crossdock://open/orders/..', undefined],
    ['crossdock://settings.update', undefined],
    ['app://crossdock/index.html', undefined],
    ['https://open/orders', undefined],
    ['--inspect', undefined],
    ['', undefined],
  ])('%s leads to %s', (address, target) => {
    expect(deepLinkTarget(address)).toBe(target);
  });
});

describe('where the window opens', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 1280, height: 980 },
  ];
  const fallback = { width: 1280, height: 820 };

  it.each([
    ['nowhere yet', undefined, fallback],
    ['on the second screen', { x: 2000, y: 50, width: 900, height: 700 }, { x: 2000, y: 50, width: 900, height: 700 }],
    ['on a screen that is gone', { x: 4000, y: 50, width: 900, height: 700 }, fallback],
    ['out of reach above', { x: 10, y: -500, width: 900, height: 700 }, fallback],
    ['with only a sliver visible', { x: -850, y: 10, width: 900, height: 700 }, fallback],
    ['larger than its screen', { x: 0, y: 0, width: 5000, height: 3000 }, { x: 0, y: 0, width: 1920, height: 1040 }],
  ])('when it was %s', (_where, remembered, place) => {
    expect(placeOnScreen(remembered, screens, fallback)).toEqual(place);
  });

  it('is never larger than a small screen', () => {
    expect(placeOnScreen(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }], fallback)).toEqual({
      width: 1024,
      height: 700,
    });
  });
});

describe('a database that cannot be opened', () => {
  const backups = [{ file: '/b/1.db', at: Date.UTC(2026, 10, 20, 8, 30), version: 3 }];
  const trouble = (kind: Parameters<typeof storeTrouble>[0]['kind'], some = backups) =>
    storeTrouble({ kind, message: 'plain cause', file: '/data/crossdock.db', backups: some });

  it.each([
    ['newer_app', ['restore', 'showFolder', 'quit']],
    ['corrupt', ['restore', 'showFolder', 'quit']],
    ['locked', ['retry', 'showFolder', 'quit']],
    ['unreadable', ['retry', 'showFolder', 'quit']],
    ['disk_full', ['retry', 'showFolder', 'quit']],
  ] as const)('%s offers %j', (kind, remedies) => {
    expect(trouble(kind).remedies).toEqual(remedies);
  });

  it('offers no backup where there is none', () => {
    expect(trouble('corrupt', []).remedies).toEqual(['showFolder', 'quit']);
    expect(trouble('corrupt', []).detail).toContain('no backup');
  });

  it('says which file, why, and from when the backup is', () => {
    expect(trouble('corrupt').detail).toContain('plain cause');
    expect(trouble('corrupt').detail).toContain('/data/crossdock.db');
    expect(trouble('corrupt').detail).toContain('2026-11-20 08:30 UTC');
  });
});
