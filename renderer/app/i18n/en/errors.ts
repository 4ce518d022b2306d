import { errorTexts } from './error-texts.ts';
import { findingTexts } from './finding-texts.ts';
import { problemTexts } from './problem-texts.ts';

/**
 * Failures by the `reason` they carry. A reason that is not here, or that came without the values its text needs, shows the
 * English text that it brought along.
 */
export const errors = { error: errorTexts, problem: problemTexts, finding: findingTexts } as const;
