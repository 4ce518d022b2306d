import { escapeHtml, practicePage } from './html.ts';
import type { NameRule } from './seller-names.ts';

export const EXPIRED = 'This sign-in has expired. Close the window and start again from Crossdock.';

/** What the seller sees instead of the consent when the request is not right; there is no way back from here. */
export function problemPage(text: string, code?: string): string {
  const below = code === undefined ? '' : `<p><code>${escapeHtml(code)}</code></p>`;
  return practicePage('Sign-in not possible', `<h1>Sign-in not possible</h1><p>${escapeHtml(text)}</p>${below}`);
}

/** Where the consent ends well. */
export const donePage = (heading: string, title = heading): string =>
  practicePage(title, `<h1>${heading}</h1><p>You can close this window and go back to Crossdock.</p>`);

export interface ConsentForm {
  /** Where it is sent. */
  readonly action: string;
  readonly ticketId: string;
  readonly sellers: readonly { readonly name: string; readonly note: string }[];
  readonly names: NameRule;
  /** What was typed as a name and cannot be one. */
  readonly refusedName: string | undefined;
  /** A marketplace's own part of the form, as HTML. */
  readonly more?: string;
}

/** Who are you, agree or decline; without scripts. */
export function consentForm({ action, ticketId, sellers, names, refusedName, more = '' }: ConsentForm): string {
  const choices = sellers.map(
    ({ name, note }, index) => `
    <label><input type="radio" name="seller" value="${escapeHtml(name)}"${index === 0 ? ' checked' : ''}>
      ${escapeHtml(name)} <small>(${escapeHtml(note)})</small></label>`,
  );
  const complaint =
    refusedName === undefined
      ? ''
      : `<p role="alert" id="complaint">“${escapeHtml(refusedName)}” cannot be a ${names.called}: ${names.words}</p>`;
  return `${complaint}
<form method="post" action="${action}">
  <input type="hidden" name="ticket" value="${escapeHtml(ticketId)}">
  <fieldset><legend>Which practice seller are you?</legend>${choices.join('')}
    <label for="other">Or another ${names.called}</label>
    <input type="text" id="other" name="other" autocomplete="off" value="">
  </fieldset>${more}
  <p><button class="agree" type="submit" name="decision" value="agree">Agree</button>
     <button class="decline" type="submit" name="decision" value="decline">Decline</button></p>
</form>`;
}
