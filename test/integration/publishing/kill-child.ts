import { everyPair } from '#shared/domain/pairs.ts';
import { z } from 'zod';
import { systemClock } from '#main/system.ts';
import { eventually } from '#test/support/clocks.ts';
import { keyedSecrets } from '../headless.ts';
import { worldsSchema } from './practice-process.ts';
import { openDesk } from './desk.ts';

/**
 * The process that is killed. Takes up what its predecessor left, reports it as one line of JSON, then carries its own
 * job out and dies at the step boundary it was given. Everything it needs stands in CROSSDOCK_KILL_JOB.
 */
const jobSchema = z.object({
  folder: z.string(),
  secretKey: z.string(),
  worlds: worldsSchema,
  /** What to do after catching up; absent for the last one, which only catches up. */
  work: z
    .object({
      kind: z.enum(['publish', 'revise', 'end']),
      /** Of an item for `publish`, of a listing otherwise. */
      id: z.string(),
      accountId: z.string(),
      /** `step:phase`, or null for a kill from outside. */
      killAt: z.string().nullable(),
    })
    .nullable(),
});
export type KillJob = z.infer<typeof jobSchema>;

const job = jobSchema.parse(JSON.parse(process.env['CROSSDOCK_KILL_JOB'] ?? ''));
let armed: string | null = null;

const desk = openDesk({
  folder: job.folder,
  worlds: (marketplace) => job.worlds[marketplace],
  clock: systemClock,
  secrets: keyedSecrets(Buffer.from(job.secretKey, 'hex')),
  onStepBoundary: (step, phase) => {
    if (armed === `${step}:${phase}`) process.kill(process.pid, 'SIGKILL');
  },
});

// What a timer of ours waits for must keep the process alive, as a window would.
const alive = setInterval(() => undefined, 1_000);
desk.publishing.start();
const caughtUp = await eventually(
  'the predecessor’s work',
  () => {
    const recent = desk.publishing.recent({ limit: 1 });
    return recent.every((intent) => intent.finishedAt !== null) && recent;
  },
  60_000,
);
process.stdout.write(`${JSON.stringify({ caughtUp })}\n`);

if (job.work !== null) {
  const { kind, id, accountId, killAt } = job.work;
  armed = killAt;
  const { batchId } =
    kind === 'publish'
      ? await desk.publishing.publish({ pairs: everyPair([id], [accountId]) })
      : desk.publishing[kind]({ listingIds: [id] });
  // From here on the work is accepted, and nothing of it may be lost.
  process.stdout.write(`${JSON.stringify({ queued: batchId })}\n`);
  await eventually(
    'the end of the work',
    () => desk.publishing.batch({ batchId }).every((intent) => intent.finishedAt !== null),
    60_000,
  );
}
await desk.close();
clearInterval(alive);
