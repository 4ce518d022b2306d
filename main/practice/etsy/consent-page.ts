import { escapeHtml, practicePage } from '../html.ts';
import { SEED_SELLERS } from './sellers.ts';

/** What the seller sees instead of the consent when the request is not right; there is no way back from here. */
export const problemPage = (text: string): string =>
  practicePage('Sign-in not possible', `<h1>Sign-in not possible</h1><p>${escapeHtml(text)}</p>`);

/** The consent page; `refusedName` is what was typed as a user name and cannot be one. */
export function connectPage(ticket: string, refusedName?: string): string {
  const choices = SEED_SELLERS.map(
    ({ name, note }, index) => `
    <label><input type="radio" name="seller" value="${escapeHtml(name)}"${index === 0 ? ' checked' : ''}>
      ${escapeHtml(name)} <small>(${escapeHtml(note)})</small></label>`,
  ).join('');
  const complaint =
    refusedName === undefined
      ? ''
      : `<p role="alert" id="complaint">“${escapeHtml(refusedName)}” cannot be a user name: 5 to 63 letters, digits, dots, hyphens or underscores.</p>`;
  return practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice Etsy shop</h1>
<p>It will be able to see and change your listings, your shop's profiles and policies, and your orders.</p>
${complaint}
<form method="post" action="/oauth/connect/decision">
  <input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
  <fieldset><legend>Which practice seller are you?</legend>${choices}
    <label for="other">Or another user name</label>
    <input type="text" id="other" name="other" autocomplete="off" value="">
  </fieldset>
  <p><button class="agree" type="submit" name="decision" value="agree">Agree</button>
     <button class="decline" type="submit" name="decision" value="decline">Decline</button></p>
</form>`,
  );
}
