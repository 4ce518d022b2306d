import { DAY_MS } from './context.ts';
import { refuse } from './errors.ts';
import type { Order } from './state.ts';

const DEFAULT_DAYS = 90;
const YEARS = 2;
/** The two combinations eBay knows, in any order. */
const STATUS_SETS: readonly (readonly string[])[] = [
  ['NOT_STARTED', 'IN_PROGRESS'],
  ['FULFILLED', 'IN_PROGRESS'],
];

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `filter` of getOrders: `creationdate:[a..b]`, `lastmodifieddate:[a..b]`, `orderfulfillmentstatus:{A|B}`, joined
 * by commas. With both dates only creationdate counts. Without any: the last 90 days. Source: ebay.md section 12.
 */
export function orderFilter(text: string | null, now: number): (order: Order) => boolean {
  const parts = text === null ? [] : text.split(/,(?=[a-z]+:)/i);
  let created: Span | undefined;
  let modified: Span | undefined;
  let statuses: ReadonlySet<string> | undefined;
  for (const part of parts) {
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(colon, 0)).toLowerCase();
    const value = part.slice(colon + 1);
    if (name === 'creationdate') created = span(name, value, now);
    else if (name === 'lastmodifieddate') modified = span(name, value, now);
    else if (name === 'orderfulfillmentstatus') statuses = statusSet(name, value);
    else refuse(30700, { fieldname: part.slice(0, Math.max(colon, 0)) || part });
  }
  const byModified = created === undefined && modified !== undefined;
  const window = created ?? modified ?? { from: now - DEFAULT_DAYS * DAY_MS, to: Infinity };
  return (order) => {
    const moment = byModified ? order.modifiedAt : order.createdAt;
    return moment >= window.from && moment <= window.to && (statuses?.has(order.fulfillmentStatus) ?? true);
  };
}

function span(fieldname: string, value: string, now: number): Span {
  const match = /^\[([^\]]*?)\.\.([^\]]*)\]$/.exec(value);
  if (match === null) refuse(30800, { fieldname, fieldvalue: value });
  const [, first = '', last = ''] = match;
  if (first === '') refuse(30820);
  const from = moment(first);
  const to = last === '' ? Infinity : moment(last);
  if (from > now) refuse(30850);
  if (from > to) refuse(30840);
  if (from < now - YEARS * 365 * DAY_MS) refuse(30830, { allowedTime: String(YEARS) });
  return { from, to };
}

/** eBay's dates carry the time and the zone letter; anything looser is refused. */
function moment(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) || Number.isNaN(Date.parse(text))) refuse(30810);
  return Date.parse(text);
}

function statusSet(fieldname: string, value: string): ReadonlySet<string> {
  const given = (/^\{([A-Z_|]+)\}$/.exec(value)?.[1] ?? '').split('|');
  const known = STATUS_SETS.some((set) => set.length === given.length && given.every((status) => set.includes(status)));
  if (!known) refuse(30800, { fieldname, fieldvalue: value });
  return new Set(given);
}
