import type { RequestOutput } from '#shared/ipc/contract.ts';

/** A listing with what names its item. */
export type ListingRow = RequestOutput<'listings.list'>['rows'][number];
