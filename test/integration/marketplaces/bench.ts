import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemRandom } from '#main/system.ts';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { createAccounts, type Accounts } from '#main/accounts/accounts.ts';
import { createEventHub, type EmittedEvent } from '#main/events.ts';
import type { DraftPhoto } from '#main/marketplaces/marketplace.ts';
import { registry } from '#main/marketplaces/registry.ts';
import { createWorlds } from '#main/marketplaces/worlds.ts';
import type { Clock, ConsentPort, SecretBox, SecretProtection } from '#main/ports.ts';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import type { Store } from '#main/store/connection.ts';
import { openStore } from '#main/store/open.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { fastClock } from '#test/support/clocks.ts';
import { consentDriver } from '../consent-driver.ts';

/** Seals with a key of its own, as the operating system's key store would. */
export function testSecretBox(protection: SecretProtection = 'os'): SecretBox {
  const key = randomBytes(32);
  return {
    protection: () => protection,
    encrypt: (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: (sealed) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}

export interface Bench {
  readonly practice: RunningPractice;
  readonly accounts: Accounts;
  readonly store: Store;
  readonly clock: Clock;
  readonly folder: string;
  readonly logger: ReturnType<typeof createRecordingLogger>;
  readonly events: readonly EmittedEvent[];
  /** The consent that the next sign-in meets. */
  consent: ConsentPort;
}

export interface BenchOptions {
  readonly clock?: Clock;
  readonly secrets?: SecretBox;
  /** Keys that come with every practice world; left out: those of the practice servers. */
  readonly presetKeys?: Readonly<Record<string, string>>;
}

/** The accounts service on a real database file against the running practice marketplaces. Time runs twenty times faster. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const clock = options.clock ?? fastClock(20);
  const folder = tempFolder();
  const logger = createRecordingLogger();
  const practice = await startPractice({ stateFile: ':memory:', clock, random: systemRandom });
  onTestFinished(() => practice.close());
  const { store } = openStore({
    file: join(folder, 'crossdock.db'),
    backupFolder: join(folder, 'backups'),
    clock,
    logger,
  });
  onTestFinished(() => store.close());
  const events: EmittedEvent[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => void events.push(event));
  const bench: { consent: ConsentPort } = { consent: consentDriver() };
  const accounts = createAccounts({
    store,
    secrets: options.secrets ?? testSecretBox(),
    clock,
    random: systemRandom,
    consent: { open: (request) => bench.consent.open(request) },
    registry,
    worlds: createWorlds({
      registry,
      practice: (id) => ({
        ...practice.worlds[id],
        ...(options.presetKeys === undefined ? {} : { presetKeys: options.presetKeys }),
      }),
      env: {},
    }),
    emit: hub.emit,
    logger,
  });
  onTestFinished(() => accounts.close());
  return Object.assign(bench, { practice, accounts, store, clock, folder, logger, events });
}

/** A photo of one colour. */
export async function testPhoto(
  name: string,
  { width = 800, height = 600, colour = '#446688' } = {},
): Promise<DraftPhoto> {
  const bytes = new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: colour } })
      .jpeg()
      .toBuffer(),
  );
  return {
    id: name,
    contentHash: `hash-of-${name}`,
    fileName: `${name}.jpg`,
    mediaType: 'image/jpeg',
    width,
    height,
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
  };
}
