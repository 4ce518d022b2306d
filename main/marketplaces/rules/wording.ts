import type { AppErrorData, ErrorCode } from '#shared/errors.ts';
import { fill, type MessageTable } from '../../message-text.ts';

/** What AppError takes of a failure that a connector words itself. */
export type Worded = Pick<AppErrorData, 'code' | 'reason' | 'message'> & {
  readonly params: Record<string, string | number>;
};

/** Words the failures of one marketplace from its table. */
export const wordingOf =
  <Own extends MessageTable>(texts: Own) =>
  (
    code: ErrorCode,
    reason: Extract<keyof Own, string>,
    params: Readonly<Record<string, string | number>> = {},
  ): Worded => ({ code, reason, params: { ...params }, message: fill(texts[reason] ?? reason, params).trim() });
