import type { Page } from 'playwright-core';
import { percentile, row, type BenchRow } from './bench.ts';
import { isNoWorse, type Counted } from './chance.ts';
import { openBarePage } from './grid-bare.ts';
import { jump, rowHeight, scroll, type Seen } from './grid-page.ts';

/** A little less than two frames of a screen of 60 Hz, ms. */
const frameGoal = 32;

/** Scrolls row by row, through everything, and jumps. */
async function allWays(page: Page, items: number, frames: number): Promise<readonly Seen[]> {
  await page.bringToFront();
  return [
    await scroll(page, frames * rowHeight, frames),
    await scroll(page, items * rowHeight, frames),
    await jump(page, Math.ceil(frames / 10)),
  ];
}

/**
 * The frames of the app's grid against those of a bare page (`grid-bare.ts`) in the same browser, in turns, so that whatever
 * else the machine does meets both.
 */
export async function measureFrames(app: Page, items: number): Promise<BenchRow[]> {
  // Down and up once, so that the engine has compiled what it runs.
  const { rows: rowsInPage } = await scroll(app, 3_000, 60);
  const bare = await openBarePage(app, rowsInPage);
  await bare.bringToFront();
  await scroll(bare, 3_000, 60);
  const ours: Seen[] = [];
  const control: Seen[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    ours.push(...(await allWays(app, items, 200)));
    control.push(...(await allWays(bare, items, 200)));
  }
  await app.bringToFront();
  await bare.close();
  const frames = ours.flatMap((seen) => seen.frames);
  const bareFrames = control.flatMap((seen) => seen.frames);
  const late = lateOf(frames);
  const bareLate = lateOf(bareFrames);
  const longest = Math.max(...frames);
  const bareLongest = Math.max(...bareFrames);
  const rows = Math.max(...ours.map((seen) => seen.rows));
  return [
    // A screen has 60 frames a second: one that is missed is seen as 33 ms, and a busy machine misses some of both.
    row(
      'frames over 32 ms while scrolling and jumping',
      percent(late),
      '%',
      '0, or by chance no more than the bare page’s',
      isNoWorse(late, bareLate),
    ),
    row('the same in a bare page, without framework and data', percent(bareLate), '%'),
    row(
      'longest frame',
      longest,
      'ms',
      '≤ 32, or twice the bare page’s',
      longest <= Math.max(frameGoal, 2 * bareLongest),
    ),
    row('longest frame of the bare page', bareLongest, 'ms'),
    row('frames, p95', percentile(frames, 0.95), 'ms'),
    row('frames measured, and in the bare page', frames.length, `and ${bareFrames.length} frames`),
    row('rows in the page, most', rows, 'rows', '≤ 60', rows <= 60),
  ];
}

const lateOf = (frames: readonly number[]): Counted => ({
  seen: frames.filter((ms) => ms > frameGoal).length,
  of: frames.length,
});

const percent = ({ seen, of }: Counted): number => (100 * seen) / of;
