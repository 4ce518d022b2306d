import { z } from 'zod';
import { CARRIERS } from './data/carriers.ts';
import type { EtsyApi } from './endpoint.ts';
import { country } from './form.ts';

/** `GET /shipping-carriers`: who takes parcels in a country, and by which mail classes. */
export function serveCarriers(api: EtsyApi): void {
  api.add({
    method: 'GET',
    path: '/shipping-carriers',
    query: z.object({ origin_country_iso: country() }),
    handle: ({ query }) => {
      const found = CARRIERS.filter(({ countries }) => countries.includes(query.origin_country_iso));
      const results = found.map(({ id, name, domestic, international }) => ({
        shipping_carrier_id: id,
        name,
        domestic_classes: classes(domestic),
        international_classes: classes(international),
      }));
      return { status: 200, body: { count: results.length, results } };
    },
  });
}

const classes = (keys: Readonly<Record<string, string>>) =>
  Object.entries(keys).map(([key, name]) => ({ mail_class_key: key, name }));
