import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Clock } from '#main/ports.ts';
import { consecutivePorts, startPractice } from './practice.ts';

/**
 * `npm run --silent practice`: the practice marketplaces on their own. Prints one line of JSON with every address and key
 * on standard output, says everything else on standard error, and serves until it is told to stop.
 */
const { values } = parseArgs({
  options: {
    /** Where to keep the state; without it everything is forgotten at the end. */
    state: { type: 'string', default: ':memory:' },
    /** The control API's port; the marketplaces' hosts take the ones after it. */
    port: { type: 'string' },
    /** Milliseconds that every answer takes. */
    latency: { type: 'string', default: '0' },
  },
});

const clock: Clock = {
  now: () => Date.now(),
  schedule: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const first = values.port === undefined ? undefined : Number(values.port);
const latency = Number(values.latency);
if (first !== undefined && !(Number.isInteger(first) && first > 0 && first < 65_500))
  fail('--port must be a port number');
if (!(Number.isInteger(latency) && latency >= 0)) fail('--latency must be a number of milliseconds');

const practice = await startPractice({
  stateFile: values.state,
  clock,
  random: { bytes: (length) => randomBytes(length) },
  latency,
  ...(first === undefined ? {} : { ports: consecutivePorts(first) }),
  log: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify({ control: practice.controlUrl, ...practice.places })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void practice.close().then(() => process.exit(0));
  });
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
