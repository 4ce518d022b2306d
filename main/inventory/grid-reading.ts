import type { Reader, SqlParameters } from '../store/connection.ts';
import { statusBit, type Facts, type Picture } from './grid-picture.ts';

/** Where the items to be read come from. */
interface Source {
  readonly from: string;
  readonly parameters: SqlParameters;
}

/** A run of numbers, both ends included. */
export const between = (first: number, last: number): Source => ({
  from: '(SELECT @first AS first, @last AS last) n CROSS JOIN item i ON i.number BETWEEN n.first AND n.last',
  parameters: { first, last },
});

/** Some numbers; those of items that are gone answer nothing. */
export const among = (numbers: readonly number[]): Source => ({
  from: 'json_each(@numbers) n CROSS JOIN item i ON i.number = n.value',
  parameters: { numbers: JSON.stringify(numbers) },
});

/** `octet_length` reads the length of the description and not its pages. */
const factsSql = (from: string): string => `SELECT i.number, i.id, i.place, i.condition, i.category, i.location, i.tags,
    i.low_stock_at, i.created_at, i.updated_at, i.price_amount, i.price_currency, i.cost_amount, i.cost_currency,
    i.quantity, i.photo_count, i.variant_count, trim(i.title) = '' AS untitled, octet_length(i.description) = 0 AS undescribed
  FROM ${from}`;

const listingsSql = (from: string): string => `SELECT i.number, l.account_id, l.state, l.drift <> '[]' AS drifted
  FROM ${from} CROSS JOIN listing l ON l.item_id = i.id`;

const intentsSql = (
  from: string,
): string => `SELECT i.number, t.state = 'needs_attention' AS unclear, t.kind = 'publish' AS publication
  FROM ${from} CROSS JOIN intent t ON t.item_id = i.id
  WHERE t.state IN ('queued', 'running', 'waiting', 'needs_attention')`;

/** The statements that bring the picture up to date, for the test of their plans. */
export const readingSql = (from: string): readonly string[] => [factsSql(from), listingsSql(from), intentsSql(from)];

/** How an item stands at the marketplaces. */
export interface Standing {
  /** Bits of `statusBit`. */
  readonly status: number;
  /** Accounts with an open listing, sorted. */
  readonly open: readonly string[];
  /** How many of them are confirmed. */
  readonly live: number;
}

/** Of an item of which the marketplaces know nothing. */
export const notListed: Standing = { status: statusBit('not_listed'), open: [], live: 0 };

interface Draft {
  readonly open: string[];
  live: number;
  soldOut: boolean;
  ended: boolean;
  publishing: boolean;
  attention: boolean;
}

/** By item number; items of which the marketplaces know nothing are not in it. */
export function readStandings(reader: Reader, { from, parameters }: Source): ReadonlyMap<number, Standing> {
  const drafts = new Map<number, Draft>();
  const draftOf = (number: number): Draft => {
    const known = drafts.get(number);
    if (known) return known;
    const made = { open: [], live: 0, soldOut: false, ended: false, publishing: false, attention: false };
    drafts.set(number, made);
    return made;
  };
  for (const row of reader.all<{ number: number; account_id: string; state: string; drifted: number }>(
    listingsSql(from),
    parameters,
  )) {
    const draft = draftOf(row.number);
    if (row.state === 'sold_out') draft.soldOut = true;
    else if (row.state === 'ended') draft.ended = true;
    else {
      draft.open.push(row.account_id);
      if (row.state === 'live') draft.live += 1;
      if (row.state === 'unconfirmed' || row.drifted === 1) draft.attention = true;
    }
  }
  for (const row of reader.all<{ number: number; unclear: number; publication: number }>(
    intentsSql(from),
    parameters,
  )) {
    const draft = draftOf(row.number);
    if (row.unclear === 1) draft.attention = true;
    else if (row.publication === 1) draft.publishing = true;
  }
  return new Map(
    Array.from(drafts, ([number, draft]) => [
      number,
      { status: statusOf(draft), open: draft.open.toSorted(), live: draft.live },
    ]),
  );
}

/** Reads items into the picture, with what is known of their listings. */
export function readInto(picture: Picture, reader: Reader, source: Source): void {
  const standings = readStandings(reader, source);
  for (const facts of reader.all<Facts>(factsSql(source.from), source.parameters)) {
    picture.put(facts);
    const { status, open, live } = standings.get(facts.number) ?? notListed;
    picture.putListings(facts.number, status, open.join(','), live);
  }
}

function statusOf({ open, soldOut, ended, publishing, attention }: Draft): number {
  const closed = open.length > 0 ? 0 : soldOut ? statusBit('sold_out') : ended ? statusBit('ended') : 0;
  const status =
    (attention ? statusBit('needs_attention') : 0) |
    (publishing ? statusBit('publishing') : 0) |
    (open.length > 0 ? statusBit('live') : 0) |
    closed;
  return status === 0 ? notListed.status : status;
}
