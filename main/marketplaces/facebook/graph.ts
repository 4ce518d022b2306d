import type { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Http, HttpRequest } from '../../http/http.ts';
import type { World } from '../marketplace.ts';
import type { List } from './answers.ts';
import { graphUrl } from './hosts.ts';
import { signUrl } from './sign-url.ts';

/** A call with a token that no account holds yet, or no longer: signed here, because the account's client signs only its own. */
export async function askAs<Answer>(
  world: World,
  token: string,
  call: {
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly method?: 'GET' | 'DELETE';
    readonly answer: z.ZodType<Answer>;
  },
): Promise<Answer> {
  const url = graphUrl(world, call.path, call.query);
  const { body } = await world.http.send({
    method: call.method ?? 'GET',
    url: signUrl(url, token, world.keys),
    // In the header, because addresses end up in logs.
    headers: { authorization: `Bearer ${token}` },
    repeatable: true,
    answer: call.answer,
  });
  return body;
}

/** All rows of an edge, page by page. `ask` gets the cursor to go on from. */
export async function* pages<Row>(ask: (after: string | undefined) => Promise<List<Row>>): AsyncGenerator<Row> {
  let after: string | undefined;
  for (;;) {
    const { data, paging }: List<Row> = await ask(after);
    yield* data;
    const next = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (next === undefined || next === after) return;
    after = next;
  }
}

/** Asks an edge of the account's user for all its rows. */
export async function allRows<Row>(
  http: Http,
  request: (after: Readonly<Record<string, string>>) => HttpRequest<List<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const ask = async (after: string | undefined): Promise<List<Row>> =>
    (await http.send(request(after === undefined ? {} : { after }))).body;
  for await (const row of pages(ask)) rows.push(row);
  return rows;
}

export const hasCode = (error: unknown, ...codes: readonly string[]): error is AppError =>
  error instanceof AppError && (error.data.remote?.codes ?? []).some((code) => codes.includes(code));

/** "There is no such object (any more)", which for us is an answer and not a failure. */
export const isAbsent = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found';
