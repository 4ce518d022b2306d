import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RunningApp } from '../harness/launch.ts';
import type { Secret, SecretKind } from './secret-scan.ts';

/** All that a run has to keep to itself. It is added to while it runs, because tokens come and go. */
export interface KnownSecrets {
  /** What a sign-in begins with: the state in the clear, the verifier by its challenge. */
  addAttempt(startUrl: string): void;
  /** What the practice marketplaces know, and what the app's vault holds, at this moment. */
  gather(): Promise<void>;
  list(): readonly Secret[];
  /** What the account's requests are signed with now. */
  accessToken(accountId: string): string;
}

const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  parts: z.record(z.string(), z.string()).default({}),
});
type Tokens = z.infer<typeof tokensSchema>;

export function knownSecrets(app: RunningApp): KnownSecrets {
  const known = new Map<string, Secret>();
  const add = (kind: SecretKind, of: string, text: string) => void known.set(`${kind} ${text}`, { kind, of, text });
  const addHash = (kind: SecretKind, of: string, hash: string, length: number) =>
    void known.set(`${kind} ${hash}`, { kind, of, hash, length });
  let opened: ReadonlyMap<string, Tokens> = new Map();

  const gatherMarketplaces = (): void => {
    const documents = readDocuments(join(app.profileDir, 'data', 'practice.sqlite'));
    for (const [name, value] of [
      ['ebay', 'clientSecret'],
      ['etsy', 'sharedSecret'],
      ['facebook', 'appSecret'],
      ['offerup', 'clientSecret'],
    ] as const) {
      for (const { document } of documents(`${name}.application`)) add('client secret', name, text(document[value]));
    }
    for (const name of ['ebay', 'offerup']) {
      for (const { document } of documents(`${name}.code`)) add('authorization code', name, text(document['token']));
      for (const { document } of documents(`${name}.access-token`)) add('access token', name, text(document['token']));
      for (const { document } of documents(`${name}.refresh-token`))
        add('refresh token', name, text(document['token']));
    }
    for (const { id } of documents('etsy.code')) addHash('authorization code', 'etsy', id, 86);
    for (const [kind, title] of [
      ['etsy.access-token', 'access token'],
      ['etsy.refresh-token', 'refresh token'],
    ] as const) {
      for (const { id, document } of documents(kind)) {
        addHash(title, 'etsy', id, String(document['userId']).length + 91);
      }
    }
    for (const { document } of documents('facebook.code'))
      add('authorization code', 'facebook', text(document['code']));
    const [application] = documents('facebook.application');
    for (const { document } of documents('facebook.grant')) {
      const token = text(document['token']);
      add(document['pageId'] === undefined ? 'access token' : 'page token', 'facebook', token);
      const proof = createHmac('sha256', text(application?.document['appSecret'])).update(token).digest('hex');
      add('appsecret_proof', 'facebook', proof);
    }
    for (const email of documents.emails()) add('e-mail address', 'a practice buyer', email);
  };

  const gatherVault = async (): Promise<void> => {
    const database = new Database(join(app.profileDir, 'data', 'crossdock.sqlite'), { readonly: true });
    const rows = database
      .prepare<[], { id: string; marketplace: string; sealed: Buffer }>(
        'SELECT account.id, marketplace, sealed FROM vault JOIN account ON account.id = vault.account_id',
      )
      .all();
    database.close();
    const texts = await app.evaluate(
      ({ safeStorage }, sealed) => sealed.map((hex) => safeStorage.decryptString(Buffer.from(hex, 'hex'))),
      rows.map(({ sealed }) => sealed.toString('hex')),
    );
    // The business stands on a line of its own before what was sealed for it.
    const sets = texts.map((one) => tokensSchema.parse(JSON.parse(one.slice(one.indexOf('\n') + 1))));
    opened = new Map(sets.map((tokens, index) => [rows[index]?.id ?? '', tokens]));
    for (const [index, tokens] of sets.entries()) {
      const marketplace = rows[index]?.marketplace ?? '';
      add('access token', marketplace, tokens.accessToken);
      if (tokens.refreshToken !== null) add('refresh token', marketplace, tokens.refreshToken);
      for (const part of Object.values(tokens.parts)) add('page token', marketplace, part);
    }
  };

  return {
    addAttempt: (startUrl) => {
      const { searchParams, host } = new URL(startUrl);
      add('state', host, text(searchParams.get('state')));
      const challenge = searchParams.get('code_challenge');
      if (challenge !== null) addHash('code verifier', host, challenge, 43);
    },
    gather: async () => {
      gatherMarketplaces();
      await gatherVault();
    },
    list: () => [...known.values()],
    accessToken: (accountId) => text(opened.get(accountId)?.accessToken),
  };
}

interface StoredDocument {
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** The marketplaces' own memory, which is not the app's and is not searched. */
function readDocuments(file: string) {
  const database = new Database(file, { readonly: true });
  const rows = database
    .prepare<[], { kind: string; id: string; json: string }>('SELECT kind, id, json FROM document')
    .all();
  database.close();
  const ofKind = (kind: string): readonly StoredDocument[] =>
    rows.flatMap((row) =>
      row.kind === kind ? [{ id: row.id, document: JSON.parse(row.json) as StoredDocument['document'] }] : [],
    );
  const emails = () => new Set(rows.flatMap(({ json }) => json.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []));
  return Object.assign(ofKind, { emails });
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length < 8) throw new Error('a secret is not where it was expected');
  return value;
}
