import { errorTexts } from './error-texts.ts';
import { findingTexts } from './finding-texts.ts';
import { problemTexts } from './problem-texts.ts';

/** Failures by the `reason` they carry. */
export const errors = { error: errorTexts, problem: problemTexts, finding: findingTexts };
