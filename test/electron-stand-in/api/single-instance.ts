import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a second instance tells the first. */
export type SecondInstance = {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Short enough for a socket's path everywhere, and one for each user data folder. */
const socketPath = (folder: string): string => {
  const name = `stand-in-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? String.raw`\\.\pipe\${name}` : join(tmpdir(), `${name}.sock`);
};

/** The lock that makes an app with the same user data folder run only once: a file with the owner's pid, and a socket. */
export class SingleInstance {
  readonly #folder: string;
  readonly #onSecond: (second: SecondInstance) => void;
  #server: Server | undefined;
  /** Settles when the first instance was told; the app must not exit earlier. */
  told: Promise<void> = Promise.resolve();

  constructor(folder: string, onSecond: (second: SecondInstance) => void) {
    this.#folder = folder;
    this.#onSecond = onSecond;
  }

  get #file(): string {
    return join(this.#folder, 'stand-in-lock');
  }

  has(): boolean {
    return this.#server !== undefined;
  }

  /** True for the first instance. Otherwise the first one is told of `second`. */
  request(second: SecondInstance): boolean {
    if (this.#server) return true;
    mkdirSync(this.#folder, { recursive: true });
    if (!this.#claim()) {
      this.told = this.#tell(second);
      return false;
    }
    if (process.platform !== 'win32') rmSync(socketPath(this.#folder), { force: true });
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined);
      socket.on('end', () => {
        this.#onSecond(JSON.parse(Buffer.concat(chunks).toString('utf8')) as SecondInstance);
        socket.end('seen');
      });
    });
    this.#server.listen(socketPath(this.#folder));
    this.#server.unref();
    return true;
  }

  release(): void {
    if (!this.#server) return;
    this.#server.close();
    this.#server = undefined;
    rmSync(this.#file, { force: true });
  }

  #claim(): boolean {
    for (;;) {
      try {
        writeFileSync(this.#file, String(process.pid), { flag: 'wx' });
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = this.#owner();
      if (owner !== undefined && owner !== process.pid && isAlive(owner)) return false;
      // Its owner was killed.
      rmSync(this.#file, { force: true });
    }
  }

  #owner(): number | undefined {
    try {
      const pid = Number(readFileSync(this.#file, 'utf8'));
      return Number.isInteger(pid) && pid > 0 ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  #tell(second: SecondInstance): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect({ path: socketPath(this.#folder), allowHalfOpen: true });
      socket.setTimeout(5000, () => socket.destroy());
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.on('data', () => undefined);
      socket.end(JSON.stringify(second));
    });
  }
}
