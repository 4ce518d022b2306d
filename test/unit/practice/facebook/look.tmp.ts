import { randomBytes } from 'node:crypto';
import { chromium } from 'playwright-core';
import { practiceWorld } from '#test/unit/practice/practice-world.ts';
import { dialogUrl, signInOnPage, uploadPhoto, idOf, rows } from '#test/unit/practice/facebook/facebook-world.ts';
const practice = await practiceWorld();
const seller = await signInOnPage(practice);
const photos = [idOf(await uploadPhoto(practice, seller)), idOf(await uploadPhoto(practice, seller))];
await seller.page('POST', `/${seller.pageId}/feed`, { message: 'Nikon F3\nUSD 199.00\nRef: F3-1', attached_media: photos.map((media_fbid) => ({ media_fbid })) });
const images = (await seller.page('GET', `/${photos[0]}`, { fields: 'images' })).body as any;
const b = rows(await seller.user('GET', '/me/businesses'))[0]!['id'];
const c = rows(await seller.user('GET', `/${b}/owned_product_catalogs`))[0]!['id'];
await seller.user('POST', `/${c}/products`, { name: 'Lens', price: 1999, currency: 'USD', retailer_id: 'L1', url: 'https://x.example', image_url: images.images[0].source });
const browser = await chromium.launch({ executablePath: process.argv[2]!, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 720, height: 1000 } });
const urls = [dialogUrl(practice), ...practice.control.listings().map((l) => l.url)];
for (const [i, url] of urls.entries()) { await page.goto(url); await page.screenshot({ path: `/tmp/fb-${i}.png`, fullPage: true }); }
await page.goto(dialogUrl(practice)); await page.click('text=Agree'); console.log(page.url().slice(0, 90), '…', page.url().slice(-10), await page.title());
await browser.close(); await practice.close();
