import { expect } from '@playwright/test';
import sharp from 'sharp';
import { everyPair } from '#shared/domain/pairs.ts';
import type { RequestInput, RequestName, RequestOutput } from '#shared/ipc/contract.ts';
import type { ResponseEnvelope } from '#shared/ipc/transport.ts';
import type { RunningApp } from '../harness/launch.ts';

/** Calls the core as the page does, and fails where it refuses. */
async function call<Name extends RequestName>(
  app: RunningApp,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = (await app.window.evaluate((envelope) => window.crossdock?.request(envelope), {
    name,
    input,
  })) as ResponseEnvelope;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as RequestOutput<Name>;
}

/** From nothing to a sold item, without the screens: connects practice eBay, publishes one item and plays a buyer. */
export async function sellOne(app: RunningApp): Promise<void> {
  const connecting = call(app, 'accounts.connect', { marketplace: 'ebay', environment: 'practice' });
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  const { id: accountId } = await connecting;
  const place = { country: 'US', postalCode: '97201', city: 'Portland', state: 'OR' };
  const defaults = { ...place, shippingCost: null, handlingDays: 1, returnDays: 30 as const };
  await call(app, 'setup.createDefaults', { id: accountId, defaults });

  const [category] = await call(app, 'taxonomy.suggest', { accountId, query: 'athletic shoes' });
  if (category === undefined) throw new Error('practice eBay suggests no category');
  const { aspects } = await call(app, 'taxonomy.requirements', { accountId, categoryId: category.id });
  const required = aspects
    .filter((aspect) => aspect.required)
    .map((aspect) => [aspect.name, [aspect.values[0] ?? 'Any']]);
  const item = await call(app, 'items.create', {
    title: 'Running shoes, blue, size 10',
    description: 'Worn twice.',
    condition: 'very_good',
    markets: {
      ebay: {
        categoryId: category.id,
        categoryName: category.name,
        aspects: Object.fromEntries(required) as Record<string, string[]>,
      },
    },
  });
  const variantId = item.variants[0]?.id ?? '';
  await call(app, 'variants.update', { id: variantId, patch: { price: { amount: 5_990, currency: 'USD' } } });
  await call(app, 'stock.adjust', { variantId, reason: 'opening', change: { kind: 'count', quantity: 2 }, note: '' });
  const photo = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#2f6f9f' } })
    .jpeg()
    .toBuffer();
  await app.window.evaluate(
    async ({ itemId, text }) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
      await window.crossdock?.request({
        name: 'photos.import',
        input: { itemId, files: [{ fileName: 'a.jpg', bytes }] },
      });
    },
    { itemId: item.id, text: photo.toString('base64') },
  );

  await call(app, 'publishing.publish', { pairs: everyPair([item.id], [accountId]) });
  await expect
    .poll(async () => (await call(app, 'listings.forItem', { itemId: item.id })).map(({ state }) => state), {
      timeout: 20_000,
    })
    .toEqual(['live']);
  const [listing] = await call(app, 'listings.forItem', { itemId: item.id });
  await call(app, 'practice.playBuyer', { listingId: listing?.id ?? '', quantity: 1 });
}
