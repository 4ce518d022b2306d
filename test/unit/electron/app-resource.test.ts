import { isAbsolute, join, relative, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appResource } from '#main/electron/policy/app-resource.ts';

const id = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';

describe('what an address of the own scheme asks for', () => {
  it.each([
    ['/', { kind: 'page' }],
    ['/index.html', { kind: 'page' }],
    ['/assets/index-Ab_c1.js', { kind: 'asset', segments: ['assets', 'index-Ab_c1.js'] }],
    [`/photo/${id}/thumb`, { kind: 'photo', workspace: 'first', id, size: 'thumb' }],
    [`/photo/${id}/display`, { kind: 'photo', workspace: 'first', id, size: 'display' }],
  ])('%s', (path, resource) => {
    expect(appResource(`app://crossdock${path}`)).toEqual(resource);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/..\\..\\package.json',
    '//etc/passwd',
    '/assets//index.js',
    '/assets/',
    '/.env',
    '/assets/.hidden',
    '/C:/Windows/win.ini',
    '/assets/index.js%00.png',
    '/assets/a b.js',
    `/photo/${id}`,
    `/photo/${id}/original`,
    `/photo/${id}/thumb/more`,
    `/photo/${id.toUpperCase()}/thumb`,
    '/photo/../thumb',
    '/photo/1/thumb',
    '/photo',
  ])('never resolves %s to a file above its folder or to a photo that is none', (path) => {
    // The URL parser itself removes dot segments; what remains must be a plain name that simply does not exist.
    expect(leadsOut(path)).toBe(false);
    expect(appResource(`app://crossdock${path}`)?.kind).not.toBe('photo');
  });

  it('keeps every conceivable path inside the folder', () => {
    expect.hasAssertions();
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%2E.',
        '..%2f',
        '%5c',
        '\\',
        '/',
        '//',
        'C:',
        '%00',
        'assets',
        'index.js',
        '~',
        '%252e%252e',
        '‥',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(leadsOut(`/${pieces.join('/')}`)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Whether an address would be read as a file outside the page's folder. */
function leadsOut(path: string): boolean {
  const resource = appResource(`app://crossdock${path}`);
  if (resource?.kind !== 'asset') return false;
  const root = resolve('/srv/page');
  const inside = relative(root, join(root, ...resource.segments));
  return inside === '' || inside.startsWith('..') || isAbsolute(inside);
}
