import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whether the work going on is urgent: something must leave the market now, because it sold. Urgent calls may use the
 * reserve of a daily quota, so that a day spent on publishing cannot keep a sold item on sale. Carried along with the work
 * itself, because no connector should have to know of it.
 */
const urgency = new AsyncLocalStorage<true>();

export const urgently = <Result>(work: () => Result): Result => urgency.run(true, work);

export const isUrgent = (): boolean => urgency.getStore() === true;
