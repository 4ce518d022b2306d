import type { Page } from 'playwright-core';
import { percentile, row, type BenchRow } from './bench.ts';
import { openBarePage } from './grid-bare.ts';
import { jump, rowHeight, scroll, type Seen } from './grid-page.ts';

/** A little less than two frames of a screen of 60 Hz, which shows one that was missed as 33 ms. */
const frameGoal = 32;
const turns = 7;
const framesEachWay = 100;

/** Scrolls row by row, through everything, and jumps. */
async function allWays(page: Page, items: number): Promise<Seen> {
  await page.bringToFront();
  const seen = [
    await scroll(page, framesEachWay * rowHeight, framesEachWay),
    await scroll(page, items * rowHeight, framesEachWay),
    await jump(page, framesEachWay / 10),
  ];
  return { frames: seen.flatMap(({ frames }) => frames), rows: Math.max(...seen.map(({ rows }) => rows)) };
}

/**
 * The frames of the app's grid against those of a bare page (`grid-bare.ts`) in the same browser, in turns, so that whatever
 * else the machine does meets both. All turns are judged; the median turn says besides what is seen while no other program
 * takes the processor.
 */
export async function measureFrames(app: Page, items: number): Promise<BenchRow[]> {
  // Once down and through a few leaps, so that the engine has compiled what it runs.
  const { rows: rowsInPage } = await scroll(app, 3_000, 60);
  const bare = await openBarePage(app, rowsInPage);
  const ours: Seen[] = [];
  const control: Seen[] = [];
  await allWays(bare, items);
  await allWays(app, items);
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(await allWays(app, items));
    control.push(await allWays(bare, items));
  }
  await app.bringToFront();
  await bare.close();
  const frames = ours.flatMap((turn) => turn.frames);
  const bareFrames = control.flatMap((turn) => turn.frames);
  const late = lateIn(frames);
  const bareLate = lateIn(bareFrames);
  const longest = longestIn(frames);
  const bareLongest = longestIn(bareFrames);
  const rows = Math.max(...ours.map((turn) => turn.rows));
  return [
    // A busy machine misses frames of both. Numbers, not shares: a leap takes the app a few frames less, and one is one.
    row(
      'frames over 32 ms while scrolling and jumping',
      late,
      `of ${frames.length}`,
      '0, or the bare page’s',
      late <= bareLate,
    ),
    row('the same in a bare page, without framework and data', bareLate, `of ${bareFrames.length}`),
    row('the same in the median turn', medianOf(ours, lateIn), 'frames'),
    row('longest frame', longest, 'ms', '≤ 32, or the bare page’s', longest <= Math.max(frameGoal, bareLongest)),
    row('longest frame of the bare page', bareLongest, 'ms'),
    row('longest frame of the median turn', medianOf(ours, longestIn), 'ms'),
    row('frames, p95', percentile(frames, 0.95), 'ms'),
    row('rows in the page, most', rows, 'rows', '≤ 60', rows <= 60),
  ];
}

const lateIn = (frames: readonly number[]): number => frames.filter((ms) => ms > frameGoal).length;

const longestIn = (frames: readonly number[]): number => Math.max(...frames);

const medianOf = (seen: readonly Seen[], figure: (frames: readonly number[]) => number): number =>
  percentile(
    seen.map(({ frames }) => figure(frames)),
    0.5,
  );
