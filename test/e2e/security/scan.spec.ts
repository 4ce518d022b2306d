import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { columnPlaces, filePlaces, livePlaces } from './scanned-places.ts';
import { emailsIn, scan, type Secret } from './secret-scan.ts';

/** That the scan of secrets.spec.ts would find something, if there were something. */

let app: RunningApp;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  app = await launchApp();
  await expect(app.window.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

/** One of each kind, known by its text or by its hash, that no marketplace has ever seen. */
const planted: readonly (Secret & { readonly planted: string })[] = [
  ...(['access token', 'refresh token', 'page token', 'client secret', 'appsecret_proof', 'state'] as const).map(
    (kind) => {
      const text = `${randomBytes(24).toString('base64url')}/^#`;
      return { kind, of: 'test', text, planted: text };
    },
  ),
  { kind: 'e-mail address', of: 'test', text: 'planted@members.example', planted: 'planted@members.example' },
  ...(['authorization code', 'code verifier'] as const).map((kind) => {
    const text = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(text).digest('base64url');
    return { kind, of: 'test', hash, length: 43, planted: text };
  }),
];

test('the scan finds one of each kind wherever it is planted', async () => {
  const page = app.window;
  expect(scan([...(await livePlaces(app)), ...filePlaces(app.profileDir)], planted)).toEqual([]);

  const texts = planted.map((secret) => secret.planted);
  const all = texts.join(' ');
  await page.evaluate(async (given) => {
    Object.assign(globalThis, { planted: { given } });
    localStorage.setItem('planted', given);
    document.body.append(given);
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('planted');
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows').put({ given }, 1));
      opening.addEventListener('success', () => resolve(opening.result.close()));
      opening.addEventListener('error', () => reject(new Error('no database')));
    });
  }, all);
  await app.control.call('setClipboardText', all);
  const devtools = await page.context().newCDPSession(page);
  const cookie = { name: 'planted', value: encodeURIComponent(all), domain: 'planted.example', path: '/' };
  expect(await devtools.send('Network.setCookie', cookie)).toMatchObject({ success: true });
  await devtools.detach();
  const inProfile = (...path: string[]) => join(app.profileDir, ...path);
  appendFileSync(inProfile('planted.log'), JSON.stringify({ level: 'warn', said: texts }));
  writeFileSync(inProfile('planted.json'), `{"url":"https://x/?a=${texts.map(encodeURIComponent).join('&b=')}"}`);
  mkdirSync(inProfile('Crashpad'), { recursive: true });
  writeFileSync(inProfile('Crashpad', 'planted.dmp'), Buffer.from(`\0${all}`, 'utf16le'));
  const database = new Database(inProfile('data', 'crossdock.sqlite'));
  database.prepare("INSERT INTO remote_cache VALUES ('planted', 'key', ?, 0)").run(all);
  database.close();

  const leaks = scan(
    [...(await livePlaces(app)), ...filePlaces(app.profileDir), ...columnPlaces(app.profileDir)],
    planted,
  );
  for (const place of [
    'renderer heap',
    'renderer localStorage and sessionStorage',
    'renderer IndexedDB',
    'renderer cookies',
    'renderer page',
    'clipboard',
    'planted.log',
    'planted.json',
    join('Crashpad', 'planted.dmp'),
    join('data', 'crossdock.sqlite-wal'),
    'remote_cache.text',
  ]) {
    const found = new Set(leaks.filter((leak) => leak.place === place).map(({ kind }) => kind));
    expect([...found].toSorted(), place).toEqual(planted.map(({ kind }) => kind).toSorted());
  }
});

test('the scan knows a secret in every form in which a program writes one down', () => {
  const [secret] = planted;
  const text = secret?.planted ?? '';
  const place = (said: string | Buffer) => [{ name: 'place', bytes: Buffer.from(said as string) }];
  for (const written of [
    text,
    `?token=${encodeURIComponent(text)}`,
    `?next=${encodeURIComponent(`?token=${encodeURIComponent(text)}`)}`,
    ...['', 'i', 'id', 'id:'].map((before) => `Basic ${Buffer.from(`${before}${text}:`).toString('base64')}`),
    Buffer.from(`{"token":"${text}"}`).toString('base64url'),
    Buffer.from(text, 'utf16le'),
  ]) {
    expect(scan(place(written), planted)).toMatchObject([{ place: 'place', kind: 'access token' }]);
  }
  expect(scan(place(text.slice(1)), planted)).toEqual([]);
  expect(emailsIn(place('from june@members.example to us'))).toMatchObject([{ kind: 'e-mail address' }]);
});
