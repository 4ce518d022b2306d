import { connectPractice, expect, inspect, marketCard, openConsent, practiceControl, test } from './support.ts';

test.setTimeout(90_000);

test.describe('a sign-in that fails ends in a clear message and a way on', () => {
  test('the seller declines', async ({ app, page }) => {
    const consent = await openConsent(app, page);
    await inspect(page, 'connect-waiting');
    await consent.getByRole('button', { name: 'Decline' }).click();
    await expect(page.getByRole('alert')).toContainText('The account was not connected');
    await expect(page.getByRole('alert')).toContainText('permission was not granted');
    await inspect(page, 'connect-declined');
    await page.getByRole('button', { name: 'Try again' }).click();
    const second = await app.waitForWindow('http://127.0.0.1:');
    await second.getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByText('harbour_finds is connected')).toBeVisible();
  });

  test('the seller closes the window', async ({ app, page }) => {
    const consent = await openConsent(app, page);
    await consent.close();
    await expect(page.getByRole('alert')).toContainText('window was closed');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(marketCard(page).getByRole('button', { name: 'Connect practice' })).toBeEnabled();
  });

  test('the seller cancels in the app', async ({ app, page }) => {
    await openConsent(app, page);
    await page.getByRole('button', { name: 'Cancel sign-in' }).click();
    await expect(page.getByText('Sign-in cancelled')).toBeVisible();
    await expect(page.getByText('Nothing was connected and nothing was changed.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('the answer carries a foreign state', async ({ app, page }) => {
    const consent = await openConsent(app, page);
    await consent.evaluate(() => {
      location.href = '/crossdock/accepted?code=v%5E1.1%23stolen&state=somebody-elses&expires_in=299';
    });
    await expect(page.getByRole('alert')).toContainText('does not belong to this sign-in');
    await expect(marketCard(page).getByText('No account connected yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('the code has expired when it is exchanged', async ({ app, page }) => {
    const practice = practiceControl(app);
    await practice.fault({ match: { path: '/identity/v1/oauth2/token' }, kind: { type: 'delay', ms: 3_000 } });
    const consent = await openConsent(app, page);
    const closed = consent.waitForEvent('close');
    await consent.getByRole('button', { name: 'Agree' }).click();
    await closed;
    await practice.advanceClock(10 * 60_000);
    await expect(page.getByRole('alert')).toContainText('The account was not connected');
    await expect(marketCard(page).getByText('No account connected yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    const second = await app.waitForWindow('http://127.0.0.1:');
    await second.getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByText('harbour_finds is connected')).toBeVisible();
  });

  test('the marketplace cannot be reached', async ({ app, page }) => {
    await practiceControl(app).fault({
      match: { path: '/identity/v1/oauth2/token' },
      times: 10,
      kind: { type: 'reset', when: 'before-effect' },
    });
    const consent = await openConsent(app, page);
    await consent.getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByRole('alert')).toContainText('The account was not connected', { timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

test('a revoked permission asks for a new sign-in, which mends it', async ({ app, page }) => {
  await connectPractice(app, page);
  const practice = practiceControl(app);
  await practice.revokeTokens();
  await practice.expireAccessTokens();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('Sign-in needed', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('no longer accepts the stored sign-in').first()).toBeVisible();
  await inspect(page, 'connect-revoked');
  await page.getByRole('article').getByRole('button', { name: 'Sign in again' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('a sign-in as somebody else does not take over the account', async ({ app, page }) => {
  await connectPractice(app, page);
  const practice = practiceControl(app);
  await practice.revokeTokens();
  await practice.expireAccessTokens();
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('article').getByRole('button', { name: 'Sign in again' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByLabel('attic_and_co').check();
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByRole('alert').first()).toContainText('You signed in as attic_and_co');
  await expect(page.getByRole('article')).toHaveCount(1);
});
