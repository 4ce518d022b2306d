import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a red test means a changed program. `PROPERTY_SEED=random`
 * (or a number) explores others; whatever it finds becomes a case of its own in the test.
 */
const wanted = process.env['PROPERTY_SEED'];
if (wanted !== 'random') fc.configureGlobal({ seed: wanted === undefined ? 20_261_121 : Number(wanted) });
