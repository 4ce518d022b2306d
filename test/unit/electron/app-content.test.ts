import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notFound } from '#shared/errors.ts';
import { answerAppRequest, type AppContent } from '#main/electron/app-content.ts';

const id = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
const other = '0190a1b2-c3d4-7e5f-8a6b-00000000000b';
const broken = '0190a1b2-c3d4-7e5f-8a6b-ffffffffffff';

describe('what the own scheme answers', () => {
  let root: string;
  let content: AppContent;
  const logged: string[] = [];
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'crossdock-page-'));
    const folder = join(root, 'renderer');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
    writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {}');
    writeFileSync(join(folder, 'assets', 'notes.txt'), 'not for the page');
    writeFileSync(join(root, 'secret.js'), 'outside');
    content = {
      folder,
      readPhoto: async (workspace, wanted) => {
        if (workspace !== 'first') throw notFound('business', workspace);
        if (wanted === broken) throw new Error('the disk is gone');
        if (wanted !== id) throw notFound('photo', wanted);
        return { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/jpeg' };
      },
      logger: { log: (_level, event) => void logged.push(event) },
    };
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const get = (path: string, init?: RequestInit) =>
    answerAppRequest(new Request(`app://crossdock${path}`, init), content);

  it('the page, with a policy whose nonce the page knows and no other answer has', async () => {
    const [first, second] = await Promise.all([get('/index.html'), get('/')]);
    const nonces = [first, second].map(
      (answer) => /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1],
    );
    expect(await first.text()).toContain(`<meta property="csp-nonce" nonce="${nonces[0]}">`);
    expect(await second.text()).toContain(`nonce="${nonces[1]}"`);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(Buffer.from(nonces[0] ?? '', 'base64')).toHaveLength(16);
    expect(first.headers.get('cache-control')).toBe('no-store');
  });

  it('an asset, with its type, for as long as anybody likes', async () => {
    const answer = await get('/assets/index-1.js');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('export {}');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it('a photo, for as long as anybody likes', async () => {
    const answer = await get(`/photo/${id}/thumb`);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('no photo of one business to the page of another', async () => {
    const address = `app://${other}.crossdock/photo/${id}/thumb`;
    expect((await answerAppRequest(new Request(address), content)).status).toBe(404);
  });

  it.each([
    ['/../secret.js'],
    ['/assets/../../secret.js'],
    ['/%2e%2e/secret.js'],
    ['/assets/%2e%2e%2f%2e%2e%2fsecret.js'],
    ['/assets/notes.txt'],
    ['/assets/missing.js'],
    ['/assets'],
    ['/inventory'],
    [`/photo/${id.replace('0', '1')}/thumb`],
  ])('nothing for %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('nothing but GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await get('/index.html', { method })).status).toBe(405);
  });

  it('a plain failure when a photo cannot be read, and a line in the log', async () => {
    expect((await get(`/photo/${broken}/display`)).status).toBe(500);
    expect(logged).toEqual(['protocol.photo_failed']);
  });
});
