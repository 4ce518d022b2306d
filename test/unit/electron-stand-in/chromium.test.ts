import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from '#test/scripts/chromium.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('finding Chromium', () => {
  it('takes the one that is named', () => {
    const file = join(folder, 'my-chromium');
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    vi.stubEnv('CROSSDOCK_CHROMIUM', file);
    expect(findChromium()).toBe(file);
  });

  it('says when the named one is none, instead of taking another', () => {
    vi.stubEnv('CROSSDOCK_CHROMIUM', join(folder, 'missing'));
    expect(() => findChromium()).toThrow(/CROSSDOCK_CHROMIUM names .*missing, which is no executable file/);
  });
});
