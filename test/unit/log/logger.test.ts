import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLogger } from '#main/log/logger.ts';

const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6), schedule: () => () => undefined };

describe('the log on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'crossdock-log-')), 'logs');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const lines = (name = 'main.log') =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('holds one object a line, on disk when the call returns', () => {
    const logger = createFileLogger({ folder, clock });
    logger.log('info', 'item.saved %s {text}', { sku: 'A1', note: 'two\nlines' });
    logger.log('error', 'failed', { error: new Error('why', { cause: new Error('root') }) });
    expect(lines()[0]).toEqual({
      at: '2026-01-02T03:04:05.006Z',
      level: 'info',
      event: 'item.saved %s {text}',
      sku: 'A1',
      note: 'two\nlines',
    });
    expect(lines()[1]).toMatchObject({ level: 'error', error: { message: 'why', cause: { message: 'root' } } });
  });

  it('writes nothing unredacted', () => {
    createFileLogger({ folder, clock }).log('warn', 'http', {
      url: 'https://x/?code=S3cr3t&sku=A1',
      headers: { authorization: 'S3cr3t' },
    });
    const text = readFileSync(join(folder, 'main.log'), 'utf8');
    expect(text).not.toContain('S3cr3t');
    expect(text).toContain('sku=A1');
  });

  it('does not let a field take the place of its head', () => {
    createFileLogger({ folder, clock }).log('warn', 'real', { event: 'fake', level: 'info', at: 'never' });
    expect(lines()[0]).toEqual({ at: '2026-01-02T03:04:05.006Z', level: 'warn', event: 'real' });
  });

  it('leaves out what is below its level', () => {
    const logger = createFileLogger({ folder, clock, level: 'warn' });
    logger.log('debug', 'no');
    logger.log('info', 'no');
    logger.log('warn', 'yes');
    expect(lines()).toHaveLength(1);
  });

  it('turns to a new file and keeps four older ones', () => {
    const logger = createFileLogger({ folder, clock, maxBytes: 1_000 });
    for (let number = 0; number < 200; number += 1) logger.log('info', 'line', { number });
    expect(readdirSync(folder).toSorted()).toEqual([
      'main.1.log',
      'main.2.log',
      'main.3.log',
      'main.4.log',
      'main.log',
    ]);
    expect(lines().at(-1)).toMatchObject({ number: 199 });
    const newestOfOlder = lines('main.1.log').at(-1)?.['number'];
    expect(lines()[0]).toMatchObject({ number: Number(newestOfOlder) + 1 });
  });

  it.skipIf(process.platform === 'win32')('can be read by its user only', () => {
    createFileLogger({ folder, clock }).log('info', 'x');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'main.log')).mode & 0o077).toBe(0);
  });
});
