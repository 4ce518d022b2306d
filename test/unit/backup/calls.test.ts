import { describe, expect, it } from 'vitest';
import { backupRequests } from '#shared/ipc/backups.ts';

const name = 'crossdock-20261121-120000000-v140.db';

describe('calls about backups', () => {
  it.each([
    ['the way out of the folder', `../${name}`],
    ['a path in front', `/etc/${name}`],
    ['a path behind', `${name}/../../crossdock.sqlite`],
    ['a path of Windows', `..\\${name}`],
    ['a byte that ends names', `${name}\0.txt`],
    ['a second line', `${name}\n`],
    ['the database itself', 'crossdock.sqlite'],
    ['something long', name.padStart(100_000, 'a')],
    ['nothing', ''],
    ['a number', 7],
    ['a list', [name]],
    ['an object', { toString: () => name }],
    ['null', null],
  ])('restore: refuses %s as the name of a backup', (_what, given) => {
    expect(backupRequests['backups.restore'].input.safeParse({ name: given }).success).toBe(false);
  });

  it('restore: takes the name of a backup', () => {
    expect(backupRequests['backups.restore'].input.safeParse({ name }).success).toBe(true);
  });

  it.each([['x'.repeat(101)], [null], [{ path: '/tmp/a.zip' }], ['']].map(([id]) => [id]))(
    'import: knows no path, only what was chosen in the dialog (%o)',
    (id) => {
      const parsed = backupRequests['backups.import'].input.safeParse({ id, path: '/tmp/a.zip' });
      expect(parsed.success && 'path' in parsed.data).toBe(false);
    },
  );

  it.each(['backups.make', 'backups.test', 'backups.export', 'backups.chooseImport'] as const)(
    '%s takes nothing from the page',
    (call) => {
      expect(backupRequests[call].input.safeParse({ target: '/tmp/a.zip' }).success).toBe(false);
    },
  );
});
