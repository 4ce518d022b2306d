import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { built, filesBelow, project } from './built.ts';
import { makePackage } from './make-package.ts';

const configuration = parse(readFileSync(join(project, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;

describe('electron-builder.yml', () => {
  it('is valid by the schema of the installed electron-builder', () => {
    const schema = JSON.parse(
      readFileSync(join(project, 'node_modules', 'app-builder-lib', 'scheme.json'), 'utf8'),
    ) as object;
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    validate(configuration);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names files by allow-list and downloads or rebuilds nothing native', () => {
    expect(configuration['files']).toContain('dist/main/**/*.js');
    expect(configuration['files']).not.toContain('**/*');
    expect(configuration).toMatchObject({ asar: true, npmRebuild: false, nodeGypRebuild: false });
  });
});

describe('a package made with it', () => {
  let folder: string;
  let archive: string;
  let executable: string;
  let entries: readonly string[];

  beforeAll(async () => {
    for (const area of ['main', 'preload', 'renderer'] as const) built(area);
    folder = mkdtempSync(join(tmpdir(), 'crossdock-package-'));
    ({ archive, executable } = await makePackage(folder));
    entries = listPackage(archive, { isPack: false }).map((name) => name.slice(1).replaceAll('\\', '/'));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the three bundles, complete', () => {
    const bundles = (['main', 'preload', 'renderer'] as const).flatMap((area) =>
      filesBelow(built(area))
        .filter((name) => !name.endsWith('.map'))
        .map((name) => `dist/${area}/${name}`),
    );
    expect(entries).toEqual(expect.arrayContaining(bundles));
    expect(entries).toContain(manifest.main);
  });

  it('has every production dependency and no development dependency', () => {
    const required = Object.keys(manifest.dependencies).map((name) => `node_modules/${name}/package.json`);
    expect(entries).toEqual(expect.arrayContaining(required));
    const needless = Object.keys(manifest.devDependencies).filter(
      (name) => entries.includes(`node_modules/${name}/package.json`) && !isAlsoProduction(name, entries, archive),
    );
    expect(needless).toEqual([]);
  });

  it('has the letters of labels, which no bundle imports', () => {
    const fonts = ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => `node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`);
    expect(entries).toEqual(expect.arrayContaining(fonts));
  });

  it('has nothing else: no sources, tests, documents, maps or configuration', () => {
    const top = new Set(entries.map((name) => name.split('/')[0]));
    expect(top).toEqual(new Set(['dist', 'node_modules', 'package.json']));
    const ours = new Set(entries.filter((name) => name.startsWith('dist/')).map((name) => name.split('/')[1]));
    expect(ours).toEqual(new Set(['main', 'preload', 'renderer']));
    const surplus = entries.filter(
      (name) => /\.(?:map|md|[cm]?tsx?|yml|c|cc|h|gyp)$/i.test(name) || /(^|\/)(?:tests?|__tests__)\//.test(name),
    );
    expect(surplus).toEqual([]);
  });

  it('has the manifest without scripts for developers and without development dependencies', () => {
    const inside = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(inside).toMatchObject({ name: 'crossdock', version: manifest.version, main: manifest.main });
    expect(inside['devDependencies']).toBeUndefined();
  });

  it('keeps native code beside the archive, where the system can load it, for this platform only', () => {
    const unpacked = filesBelow(`${archive}.unpacked`);
    expect(unpacked.filter((name) => name.startsWith('node_modules/better-sqlite3/prebuilds/'))).toEqual([
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ]);
    const packed = entries.filter((name) => name.endsWith('.node'));
    expect(unpacked).toEqual(expect.arrayContaining(packed));
  });

  it('closes the doors inside the binary (fuses)', async () => {
    const fuses = await getCurrentFuseWire(executable);
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const named = (options: readonly FuseV1Options[]) => options.map((fuse) => [FuseV1Options[fuse], fuses[fuse]]);
    expect(named(on)).toEqual(on.map((fuse) => [FuseV1Options[fuse], FuseState.ENABLE]));
    expect(named(off)).toEqual(off.map((fuse) => [FuseV1Options[fuse], FuseState.DISABLE]));
  });
});

/** A package can be both: asked for by our tests, and by one of our dependencies. */
function isAlsoProduction(name: string, entries: readonly string[], archive: string): boolean {
  return entries
    .filter((entry) => /(^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(entry))
    .some((entry) => {
      const inside = JSON.parse(extractFile(archive, entry).toString('utf8')) as {
        dependencies?: Record<string, string>;
      };
      return Object.hasOwn(inside.dependencies ?? {}, name);
    });
}
