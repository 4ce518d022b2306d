import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../..', import.meta.url));

interface Made {
  /** Whether sharp ran its WebAssembly build, and what it made of a picture. */
  readonly picture: { readonly webAssembly: boolean; readonly width: number; readonly format: string };
  readonly complaints: string;
}

/** A process of its own that believes to be Electron, and is told by `runtime` whether it really is. */
async function makePicture(runtime: 'electron' | 'stand-in'): Promise<Made> {
  const program = `
    // By this sharp knows Electron.
    Object.defineProperty(process.versions, 'electron', { value: '45.0.0', enumerable: true });
    import { loadPortableImageCode } from './main/electron/image-code.ts';
    loadPortableImageCode();
    process.emitWarning('told', { code: 'OTHER' });
    const { default: sharp } = await import('sharp');
    const original = await sharp({ create: { width: 90, height: 60, channels: 3, background: 'red' } }).png().toBuffer();
    const { info } = await sharp(original).resize(30).jpeg().toBuffer({ resolveWithObject: true });
    console.log(JSON.stringify({ webAssembly: sharp.versions.emscripten !== undefined, width: info.width, format: info.format }));
    // The threads of the WebAssembly build would keep the process.
    process.exit(0);
  `;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: project,
    env: { ...process.env, CROSSDOCK_RUNTIME: runtime },
  });
  return { picture: JSON.parse(stdout) as Made['picture'], complaints: stderr };
}

describe('the code that handles photos', () => {
  it.runIf(process.platform === 'linux')(
    'is the portable one in Electron on Linux, where the compiled one crashes',
    async () => {
      const { picture } = await makePicture('electron');
      expect(picture).toEqual({ webAssembly: true, width: 30, format: 'jpeg' });
    },
  );

  it('is the compiled one everywhere else', async () => {
    const { picture } = await makePicture(process.platform === 'linux' ? 'stand-in' : 'electron');
    expect(picture).toEqual({ webAssembly: false, width: 30, format: 'jpeg' });
  });

  it('does not repeat a warning that was answered, and keeps the others', async () => {
    const { complaints } = await makePicture('stand-in');
    expect(complaints).toContain('[OTHER] Warning: told');
    expect(complaints).not.toContain('SharpElectronLinux');
  });
});
