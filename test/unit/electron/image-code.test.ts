import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** What a process of its own does that is told by `runtime` where it runs: which code sharp uses, and a picture made with it. */
async function makePicture(
  runtime: 'electron' | 'stand-in',
): Promise<{ webAssembly: boolean; width: number; format: string }> {
  const program = `
    import { loadPortableImageCode } from './main/electron/image-code.ts';
    loadPortableImageCode();
    const { default: sharp } = await import('sharp');
    const original = await sharp({ create: { width: 90, height: 60, channels: 3, background: 'red' } }).png().toBuffer();
    const { info } = await sharp(original).resize(30).jpeg().toBuffer({ resolveWithObject: true });
    console.log(JSON.stringify({ webAssembly: sharp.versions.emscripten !== undefined, width: info.width, format: info.format }));
    // The threads of the WebAssembly build would keep the process.
    process.exit(0);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: project,
    env: { ...process.env, CROSSDOCK_RUNTIME: runtime },
  });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof makePicture>>;
}

describe('the code that handles photos', () => {
  it.runIf(process.platform === 'linux')(
    'is the portable one in Electron on Linux, where the compiled one crashes',
    async () => {
      expect(await makePicture('electron')).toEqual({ webAssembly: true, width: 30, format: 'jpeg' });
    },
  );

  it('is the compiled one everywhere else', async () => {
    const elsewhere = process.platform === 'linux' ? 'stand-in' : 'electron';
    expect(await makePicture(elsewhere)).toEqual({ webAssembly: false, width: 30, format: 'jpeg' });
  });
});
