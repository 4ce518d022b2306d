import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Control } from '../harness/control.ts';
import { launchApp } from '../harness/launch.ts';

test.skip(
  process.env['E2E_RUNTIME'] === 'electron',
  'dialogs before the first window are answered through the stand-in',
);

test.setTimeout(120_000);

let profile: string;
let data: string;
let file: string;
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'crossdock-trouble-'));
  data = join(profile, 'data');
  file = join(data, 'crossdock.sqlite');
});
test.afterEach(() => rmSync(profile, { recursive: true, force: true }));

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}
/** Waits for the dialog and presses the button of that name. */
async function press(control: Control, button: string): Promise<Question> {
  const asked = await control.waitFor('dialog', ({ kind }) => kind === 'message');
  const question = asked.detail['options'] as Question;
  await control.call('answerDialog', 'message', {
    response: question.buttons.indexOf(button),
    checkboxChecked: false,
  });
  return question;
}

/** One proper run, so that there is a database; then whatever the test does to it. */
async function runOnce(): Promise<void> {
  const app = await launchApp({ profile });
  await app.window.evaluate((envelope) => window.crossdock?.request(envelope), {
    name: 'settings.update',
    input: { skuPattern: 'BACKUP-####' },
  });
  expect(await app.close()).toBe(0);
}

/** When the backup was made that the app writes as it quits, as the dialog words it. */
function backedUpAt(): string {
  const stamps = readdirSync(join(data, 'backups')).flatMap(
    (name) => /^crossdock-(\d{8})-(\d{4}).*\.db$/.exec(name) ?? [],
  );
  const [, day = '', time = ''] = stamps;
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} ${time.slice(0, 2)}:${time.slice(2)} UTC`;
}

const pattern = async (app: Awaited<ReturnType<typeof launchApp>>): Promise<string> => {
  const answer = (await app.window.evaluate((envelope) => window.crossdock?.request(envelope), {
    name: 'settings.get',
    input: undefined,
  })) as { value: { skuPattern: string } };
  return answer.value.skuPattern;
};

test('a damaged database: offers the newest backup, restores it, keeps the damaged file', async () => {
  await runOnce();
  const when = backedUpAt();
  writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9_000, 7)]));
  let question: Question | undefined;
  const app = await launchApp({
    profile,
    beforeWindow: async (control) => {
      question = await press(control, 'Restore the newest backup');
    },
  });
  expect(question).toMatchObject({
    message: 'The database is damaged.',
    buttons: ['Restore the newest backup', 'Show the folder', 'Quit'],
  });
  expect(question?.detail).toContain(when);
  expect(await pattern(app)).toBe('BACKUP-####');
  expect(await app.close()).toBe(0);
  expect(readdirSync(data).some((name) => name.startsWith('crossdock.sqlite.replaced-'))).toBe(true);
});

test('a database of a newer version: is left untouched when the seller quits', async () => {
  await runOnce();
  const database = new Database(file);
  database.pragma('user_version = 999990');
  database.close();
  const before = readFileSync(file);
  let question: Question | undefined;
  await expect(
    launchApp({
      profile,
      beforeWindow: async (control) => {
        question = await press(control, 'Quit');
      },
    }),
  ).rejects.toThrow();
  expect(question).toMatchObject({
    message: 'Your data was written by a newer version of Crossdock.',
    buttons: ['Restore the newest backup', 'Show the folder', 'Quit'],
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a folder in the place of the database: says so, and goes on once it is out of the way', async () => {
  mkdirSync(file, { recursive: true });
  let question: Question | undefined;
  const app = await launchApp({
    profile,
    beforeWindow: async (control) => {
      await control.waitFor('dialog', ({ kind }) => kind === 'message');
      rmSync(file, { recursive: true });
      question = await press(control, 'Try again');
    },
  });
  expect(question).toMatchObject({
    message: 'The database cannot be opened.',
    buttons: ['Try again', 'Show the folder', 'Quit'],
  });
  expect(existsSync(file)).toBe(true);
  expect(await app.close()).toBe(0);
});
