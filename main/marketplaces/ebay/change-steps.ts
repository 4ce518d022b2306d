import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Memo, RemoteReference, ReviseSubject, Step } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { fromIssues } from './errors.ts';
import { worded } from './messages.ts';
import { findOffer, isAbsent, isPublished } from './remote-state.ts';
import type { SkuLanes } from './sku-lanes.ts';

interface ChangeParts {
  readonly http: Http;
  readonly calls: () => Calls;
  readonly lanes: SkuLanes;
}

/** All of it absolute values, so it may always be sent again. */
export function reviseSteps({ http, calls, lanes }: ChangeParts): readonly Step<ReviseSubject>[] {
  const offerOf = async (subject: ReviseSubject, memo: Memo): Promise<string> => {
    const known = memo['offerId'] ?? subject.memo['offerId'];
    const offerId = known ?? (await findOffer(http, calls(), subject))?.offerId;
    if (offerId === undefined) throw notListed(subject.sku);
    return offerId;
  };
  return [
    {
      name: 'price_quantity',
      repeatable: true,
      run: async (subject, memo) => {
        const offerId = await offerOf(subject, memo);
        const { sku, price, quantity } = subject;
        const { body } = await lanes.run(sku, () =>
          http.send(calls().updatePriceQuantity({ sku, offerId, price, quantity })),
        );
        // The whole answer can be 200 while a row in it was refused.
        for (const row of body.responses) {
          if (row.statusCode >= 400) throw rowError(row.errors ?? [], row.statusCode);
        }
        return { offerId };
      },
      recover: async () => ({ kind: 'absent' }),
    },
    {
      // After the price: the offer is read and written back whole, price and number included.
      name: 'terms',
      repeatable: true,
      run: async (subject, memo) => {
        const { sku, terms } = subject;
        if (Object.keys(terms).length === 0) return {};
        const offerId = await offerOf(subject, memo);
        await lanes.run(sku, async () => {
          const { body } = await http.send(calls().getWholeOffer(offerId));
          await http.send(calls().putTerms(offerId, body, terms));
        });
        return { offerId };
      },
      recover: async () => ({ kind: 'absent' }),
    },
  ];
}

/** Takes the listing down; the offer stays with its data, so that the item can be listed again. */
export function endSteps({ http, calls, lanes }: ChangeParts): readonly Step<RemoteReference>[] {
  return [
    {
      name: 'withdraw',
      run: async (subject, memo) => {
        const offerId =
          memo['offerId'] ?? subject.memo['offerId'] ?? (await findOffer(http, calls(), subject))?.offerId;
        if (offerId === undefined) return {};
        try {
          await lanes.run(subject.sku, () => http.send(calls().withdrawOffer(offerId)));
        } catch (error) {
          // 25713: there is nothing (left) to withdraw, which is what was wanted.
          if (!isAbsent(error)) throw error;
        }
        return { offerId };
      },
      recover: async (subject, memo) => {
        const offer = await findOffer(http, calls(), { sku: subject.sku, memo: { ...subject.memo, ...memo } });
        return offer !== undefined && isPublished(offer) ? { kind: 'absent' } : { kind: 'done', memo: {} };
      },
    },
  ];
}

function rowError(issues: Parameters<typeof fromIssues>[0], status: number): AppError {
  const read = fromIssues(issues, status);
  const error = read.error ?? worded('remote_rejected', 'ebay_refused', { said: `status ${status}` });
  return new AppError({ ...error, remote: { status, codes: [...read.codes], body: JSON.stringify(issues, null, 2) } });
}

const notListed = (sku: string): AppError =>
  new AppError(
    worded('not_found', 'ebay_not_found', {
      said: `There is no listing with the SKU ${sku} any more. Publish the item again.`,
    }),
  );
