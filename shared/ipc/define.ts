import type { z } from 'zod';

/** One call: both ends parse with the same schemas. */
export interface RequestDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** Keeps the literal types of both schemas. */
export const request = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): RequestDefinition<Input, Output> => ({ input, output });
