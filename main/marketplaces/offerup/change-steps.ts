import { AppError, assertNever } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { EndSubject, RemoteReference, ReviseSubject, Step } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { worded } from './messages.ts';
import { findItem, isGone, itemBySku } from './remote-state.ts';

interface ChangeParts {
  readonly http: Http;
  readonly calls: Calls;
}

const idOf = async ({ http, calls }: ChangeParts, { sku, memo }: RemoteReference): Promise<string | undefined> =>
  memo['listingId'] ?? (await itemBySku(http, calls, sku))?.id;

/** The price; a listing has no quantity. An absolute value, so it may always be sent again. */
export function reviseSteps(parts: ChangeParts): readonly Step<ReviseSubject>[] {
  return [
    {
      name: 'price',
      repeatable: true,
      run: async (subject) => {
        const id = await idOf(parts, subject);
        if (id === undefined) throw new AppError({ ...worded('not_found', 'offerup_gone'), remote: { status: 404 } });
        await parts.http.send(parts.calls.change(id, { price_cents: subject.price.amount }));
        return {};
      },
      recover: async () => ({ kind: 'absent' }),
    },
  ];
}

/** Archives, marks as sold or deletes. What is gone already is what was wanted. */
export function endSteps(parts: ChangeParts): readonly Step<EndSubject>[] {
  const { http, calls } = parts;
  return [
    {
      name: 'end',
      repeatable: true,
      run: async (subject) => {
        const item = await findItem(http, calls, subject);
        // Sold there in the meantime: it is off sale, and cannot be archived any more.
        if (item === undefined || (subject.mode !== 'delete' && item.status === 'sold')) return {};
        try {
          await http.send(callFor(calls, subject.mode, item.id));
        } catch (error) {
          if (!isGone(error)) throw error;
        }
        return {};
      },
      recover: async () => ({ kind: 'absent' }),
    },
  ];
}

function callFor(calls: Calls, mode: EndSubject['mode'], id: string) {
  switch (mode) {
    case 'end':
      return calls.change(id, { status: 'archived' });
    case 'sold':
      return calls.change(id, { status: 'sold' });
    case 'delete':
      return calls.remove(id);
    default:
      return assertNever(mode);
  }
}
