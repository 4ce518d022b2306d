import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, picture, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { itConforms } from './conforms.ts';
import { idOf, problem, proof, rows, signIn, signInOnPage, uploadPhoto, type OnPage } from './facebook-world.ts';

const HOUR = 60 * 60 * 1000;
let practice: PracticeWorld;
let seller: OnPage;

beforeAll(async () => {
  practice = await practiceWorld();
  seller = await signInOnPage(practice);
});
afterAll(() => practice.close());

const feed = (parameters: Readonly<Record<string, unknown>>) =>
  seller.page('POST', `/${seller.pageId}/feed`, parameters);
const texts = async (edge: string) =>
  rows(await seller.page('GET', `/${seller.pageId}/${edge}`, { limit: '100' })).map((post) => post['message']);
const proved = (token: string) => `appsecret_proof=${proof(practice, token)}`;
const photo = async () => idOf(await uploadPhoto(practice, seller));

describe('a post with photos', () => {
  it('is made of photos that were uploaded unpublished, and can be read back', async () => {
    const photos = [await photo(), await photo()];
    const made = await feed({
      message: 'Nikon F3\nUSD 199.00\nRef: F3-1',
      attached_media: photos.map((media_fbid) => ({ media_fbid })),
    });
    expect(made.status).toBe(200);
    const fields = 'message,is_published,permalink_url,attachments{media_type,subattachments}';
    const read = await seller.page('GET', `/${idOf(made)}`, { fields });
    expect(read.body).toMatchObject({
      id: idOf(made),
      message: 'Nikon F3\nUSD 199.00\nRef: F3-1',
      is_published: true,
      attachments: {
        data: [{ media_type: 'album', subattachments: { data: photos.map((id) => ({ target: { id } })) } }],
      },
    });
    expect((await call('GET', (read.body as { permalink_url: string }).permalink_url)).body).toContain('Nikon F3');
    expect(practice.control.listings().find(({ listingId }) => listingId === idOf(made))).toMatchObject({
      sku: 'F3-1',
      price: { value: '199.00', currency: 'USD' },
      state: 'active',
    });
  });

  it('takes them in form notation, too', async () => {
    const id = await photo();
    const form = new URLSearchParams({
      message: 'In form notation',
      'attached_media[0]': JSON.stringify({ media_fbid: id }),
      access_token: seller.pageToken,
    }).toString();
    const { graphUrl } = practice.facebook;
    const answer = await call('POST', `${graphUrl}/v25.0/${seller.pageId}/feed?${proved(seller.pageToken)}`, form, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    const read = await seller.page('GET', `/${idOf(answer)}`, { fields: 'attachments' });
    expect(read.body).toMatchObject({ attachments: { data: [{ media_type: 'photo', target: { id } }] } });
  });

  it('shows each photo at the address Graph names', async () => {
    const bytes = await picture(900, 700, 'shown');
    const id = idOf(await uploadPhoto(practice, seller, { published: 'false' }, bytes));
    const read = await seller.page('GET', `/${id}`, { fields: 'images' });
    const { images } = read.body as { images: { source: string; width: number; height: number }[] };
    expect(images[0]).toMatchObject({ width: 900, height: 700 });
    const served = await fetch(images[0]?.source ?? '');
    expect([served.headers.get('content-type'), Buffer.from(await served.arrayBuffer()).equals(bytes)]).toEqual([
      'image/jpeg',
      true,
    ]);
  });

  it('cannot use a photo twice, nor one whose day is over', async () => {
    const id = await photo();
    const late = await photo();
    const use = (media_fbid: string, message: string) => feed({ message, attached_media: [{ media_fbid }] });
    expect((await use(id, 'once')).status).toBe(200);
    expect(problem(await use(id, 'twice'))).toEqual({ status: 400, code: 100 });
    practice.control.advanceClock(24 * HOUR);
    expect(problem(await use(late, 'too late'))).toEqual({ status: 400, code: 100 });
    expect(problem(await seller.page('GET', `/${late}`))).toEqual({ status: 400, code: 100, subcode: 33 });
  });

  it('refuses what is no picture', async () => {
    const text = await uploadPhoto(practice, seller, { published: 'false' }, Buffer.from('not a picture at all'));
    expect(problem(text)).toMatchObject({ code: 324 });
    const large = await uploadPhoto(practice, seller, { published: 'false' }, Buffer.alloc(10 * 1024 * 1024 + 1, 1));
    expect(problem(large)).toMatchObject({ code: 1, subcode: 1366046 });
  });

  it('comes with a published photo by itself', async () => {
    const made = await uploadPhoto(practice, seller, { caption: 'A photo alone' });
    const { post_id } = made.body as { post_id: string };
    expect((await seller.page('GET', `/${post_id}`)).body).toMatchObject({ message: 'A photo alone' });
  });
});

describe('a post', () => {
  it('is not made twice in a row', async () => {
    const first = await feed({ message: 'Only once' });
    expect(problem(await feed({ message: 'Only once' }))).toEqual({ status: 400, code: 506, subcode: 1455006 });
    await seller.page('DELETE', `/${idOf(first)}`);
    expect((await feed({ message: 'Only once' })).status).toBe(200);
  });

  it('needs something to say', async () => {
    expect(problem(await feed({}))).toEqual({ status: 400, code: 100 });
  });

  it('appears when its time has come', async () => {
    const at = Math.floor(practice.control.now() / 1000);
    const planned = { message: 'Later', published: false };
    expect(problem(await feed({ ...planned, scheduled_publish_time: at + 60 }))).toMatchObject({ code: 100 });
    expect((await feed({ ...planned, scheduled_publish_time: at + 3600 })).status).toBe(200);
    expect(await texts('scheduled_posts')).toEqual(['Later']);
    expect(await texts('published_posts')).not.toContain('Later');
    practice.control.advanceClock(HOUR);
    expect(await texts('scheduled_posts')).toEqual([]);
    expect(await texts('published_posts')).toContain('Later');
  });

  it('changes its words but not its photos, and goes for good', async () => {
    const made = idOf(await feed({ message: 'First words' }));
    expect((await seller.page('POST', `/${made}`, { message: 'Sold: first words' })).body).toEqual({ success: true });
    const swapped = await seller.page('POST', `/${made}`, { attached_media: [{ media_fbid: await photo() }] });
    expect(problem(swapped)).toEqual({ status: 400, code: 100 });
    const listing = () => practice.control.listings().find(({ listingId }) => listingId === made);
    expect(listing()).toMatchObject({ title: 'Sold: first words', state: 'out-of-stock' });
    expect((await seller.page('DELETE', `/${made}`)).body).toEqual({ success: true });
    expect(problem(await seller.page('DELETE', `/${made}`))).toEqual({ status: 400, code: 100, subcode: 33 });
    expect(listing()).toMatchObject({ state: 'ended' });
    expect((await call('GET', listing()?.url ?? '')).status).toBe(404);
  });

  it('of somebody else stays as it is', async () => {
    const foreign = rows(await seller.page('GET', `/${seller.pageId}/posts`)).find(
      (post) => post['message'] === 'Welcome to Harbour Finds!',
    );
    const changed = await seller.page('POST', `/${String(foreign?.['id'])}`, { message: 'Mine now' });
    expect(problem(changed)).toEqual({ status: 403, code: 10 });
  });

  it('cannot be bought: there is no checkout', async () => {
    const listingId = idOf(await feed({ message: 'For sale, in person' }));
    expect(() => practice.control.playBuyer({ marketplace: 'facebook', listingId })).toThrow(/no checkout/);
  });
});

describe('a Page', () => {
  it('is written to with its own token only', async () => {
    const posted = await seller.user('POST', `/${seller.pageId}/feed`, { message: 'With the wrong token' });
    expect(problem(posted)).toEqual({ status: 403, code: 200 });
    const read = await seller.user('GET', `/${seller.pageId}/published_posts`);
    expect(problem(read)).toEqual({ status: 401, code: 190, subcode: 2069032 });
  });

  it('is closed to a person who may only look on', async () => {
    const newcomer = await signIn(practice, 'first_steps_26');
    const pages = rows(await newcomer.user('GET', '/me/accounts'));
    const shared = pages.find((page) => page['name'] === 'Neighbourhood Swap');
    expect(shared?.['tasks']).toEqual(['ANALYZE']);
    const form = { message: 'Not mine to say', access_token: String(shared?.['access_token']) };
    const answer = await call(
      'POST',
      `${practice.facebook.graphUrl}/v25.0/${String(shared?.['id'])}/feed?${proved(form.access_token)}`,
      form,
    );
    expect(problem(answer)).toEqual({ status: 403, code: 200 });
  });

  it('lists its posts newest first, page by page', async () => {
    const all = await texts('published_posts');
    const first = await seller.page('GET', `/${seller.pageId}/published_posts`, { limit: '2', fields: 'id,message' });
    const { paging } = first.body as { paging: { next: string; cursors: { after: string } } };
    expect(rows(first).map((post) => post['message'])).toEqual(all.slice(0, 2));
    const byCursor = { limit: '2', fields: 'id,message', after: paging.cursors.after };
    const second = rows(await seller.page('GET', `/${seller.pageId}/published_posts`, byCursor));
    expect(second.map((post) => post['message'])).toEqual(all.slice(2, 4));
    expect(rows(await call('GET', paging.next))).toEqual(second);
    const last = await seller.page('GET', `/${seller.pageId}/published_posts`, { limit: '100' });
    expect((last.body as { paging: object }).paging).not.toHaveProperty('next');
  });

  it('refuses fields it does not have', async () => {
    const answer = await seller.page('GET', `/${seller.pageId}`, { fields: 'id,commerce_orders' });
    expect(problem(answer)).toEqual({ status: 400, code: 100 });
    expect(problem(await seller.page('GET', `/${seller.pageId}/commerce_orders`))).toEqual({ status: 400, code: 100 });
  });
});

itConforms(() => practice);
