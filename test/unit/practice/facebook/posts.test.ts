import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { idOf, problem, rows, signInOnPage, uploadPhoto, type OnPage } from './facebook-world.ts';

let practice: PracticeWorld;
let seller: OnPage;

beforeAll(async () => {
  practice = await practiceWorld();
  seller = await signInOnPage(practice);
});
afterAll(() => practice.close());

const feed = (parameters: Readonly<Record<string, unknown>>) =>
  seller.page('POST', `/${seller.pageId}/feed`, parameters);

describe('a post with photos', () => {
  it('is made of photos that were uploaded unpublished, and can be read back', async () => {
    const photos = [idOf(await uploadPhoto(practice, seller)), idOf(await uploadPhoto(practice, seller))];
    const made = await feed({
      message: 'Nikon F3\nUSD 199.00\nRef: F3-1',
      attached_media: photos.map((media_fbid) => ({ media_fbid })),
    });
    expect(made.status).toBe(200);
    const read = await seller.page('GET', `/${idOf(made)}`, {
      fields: 'message,is_published,permalink_url,attachments{media_type,subattachments}',
    });
    expect(read.body).toMatchObject({
      id: idOf(made),
      message: 'Nikon F3\nUSD 199.00\nRef: F3-1',
      is_published: true,
      attachments: {
        data: [{ media_type: 'album', subattachments: { data: [{ target: { id: photos[0] } }, { target: { id: photos[1] } }] } }],
      },
    });
    expect((await call('GET', (read.body as { permalink_url: string }).permalink_url)).body).toContain('Nikon F3');
    expect(practice.control.listings().at(-1)).toMatchObject({
      listingId: idOf(made),
      sku: 'F3-1',
      price: { value: '199.00', currency: 'USD' },
      state: 'active',
    });
  });
});
