import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Clock } from '../../ports.ts';
import type { Calls } from './calls.ts';
import { worded } from './messages.ts';
import type { Target } from './setting-keys.ts';

/** What every step of an account works with. */
export interface StepParts {
  readonly http: Http;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly target: Target;
}

export function pageOf({ pageId }: Target): string {
  if (pageId === null) throw new AppError(worded('remote_rejected', 'facebook_no_page'));
  return pageId;
}
