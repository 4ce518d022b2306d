import { validationError, type AppError, type FieldProblem } from '#shared/errors.ts';
import type { z } from 'zod';

/** How many problems of one refused input are named; the rest would not help anybody. */
const maxProblems = 20;

/** What the schemas say about an input, as problems of its fields in whole sentences. */
export function refusedInput(error: z.ZodError): AppError {
  const problems = error.issues.slice(0, maxProblems).map(toProblem);
  return validationError(...(problems as [FieldProblem, ...FieldProblem[]]));
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.map(String).join('.');
  const field = issue.path.findLast((part) => typeof part === 'string') ?? 'input';
  const problem = (reason: string, sentence: string, params: FieldProblem['params'] = {}): FieldProblem => ({
    path,
    reason,
    params,
    message: `The ${field} ${sentence}`,
  });
  switch (issue.code) {
    case 'too_big': {
      const limit = Number(issue.maximum);
      if (issue.origin === 'string')
        return problem('too_long', `is longer than ${limit} characters. Shorten it.`, { limit });
      if (issue.origin === 'array')
        return problem('too_many', `names more than ${limit}. Take fewer at a time.`, { limit });
      return problem('too_large', `is more than ${limit}. Enter less.`, { limit });
    }
    case 'too_small': {
      const limit = Number(issue.minimum);
      return issue.origin === 'string' || issue.origin === 'array'
        ? problem('empty', 'is empty. Fill it in.')
        : problem('too_little', `is less than ${limit}. Enter more.`, { limit });
    }
    case 'custom': {
      // Limits that a schema checks with a function of its own, such as a length in code points.
      const limit = issue.params?.['limit'];
      if (issue.params?.['reason'] === 'too_long' && typeof limit === 'number')
        return problem('too_long', `is longer than ${limit} characters. Shorten it.`, { limit });
      if (issue.params?.['reason'] === 'too_little' && typeof limit === 'number')
        return problem('too_little', `is less than ${limit}. Enter more.`, { limit });
      return problem('wrong_form', 'is not in the form that is needed. Enter it anew.');
    }
    default:
      return problem('wrong_form', 'is not in the form that is needed. Enter it anew.');
  }
}
