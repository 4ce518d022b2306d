import type { ConsentOutcome, ConsentPort } from '#main/ports.ts';

/** What the pretended seller does on a marketplace's consent page. */
export interface ConsentAnswers {
  /** The submit button to press, by its text. */
  readonly press?: string;
  /** Form fields to fill in or choose, by name; the others stay as the page has them. */
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * A seller without a browser: fetches the real consent page over HTTP, fills its form in, presses a button and follows the
 * redirects until one of them is the address at which the app takes over. Nothing of the page is known beforehand but its
 * form, so the page that a person sees is the one that is tested.
 */
export function consentDriver(answers: ConsentAnswers = {}): ConsentPort {
  return {
    open: async ({ startUrl, redirectUrls, signal }) => {
      const page = await follow(startUrl, { signal }, redirectUrls);
      if ('kind' in page) return page;
      const html = await page.response.text();
      const form = readForm(html, page.url, answers);
      const end = await follow(
        form.action,
        {
          method: form.method,
          body: form.body,
          signal,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        redirectUrls,
      );
      if ('kind' in end) return end;
      throw new Error(`the consent ended on ${end.url} (status ${end.response.status}), which is no redirect URL`);
    },
  };
}

/** Follows redirects by hand, because the last one must be recognised and not loaded. */
async function follow(
  startUrl: string,
  init: RequestInit,
  redirectUrls: readonly string[],
): Promise<ConsentOutcome | { readonly url: string; readonly response: Response }> {
  let url = startUrl;
  let request = init;
  for (let hops = 0; hops < 10; hops += 1) {
    const response = await fetch(url, { ...request, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return { url, response };
    url = new URL(location, url).href;
    if (redirectUrls.some((target) => samePlace(target, url))) return { kind: 'redirected', url };
    request = init.signal == null ? {} : { signal: init.signal };
  }
  throw new Error(`too many redirects from ${startUrl}`);
}

const samePlace = (expected: string, url: string): boolean => {
  const [left, right] = [new URL(expected), new URL(url)];
  return left.origin === right.origin && left.pathname === right.pathname;
};

interface FilledForm {
  readonly action: string;
  readonly method: string;
  readonly body: string;
}

function readForm(html: string, url: string, { press = 'Agree', fields = {} }: ConsentAnswers): FilledForm {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (form === null) throw new Error(`there is no form on ${url}:\n${html}`);
  const [, head = '', inner = ''] = form;
  const values = new URLSearchParams();
  for (const [, attributes = ''] of inner.matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type') ?? 'text';
    const chosen = (type !== 'radio' && type !== 'checkbox') || /\bchecked\b/i.test(attributes);
    if (name !== undefined && type !== 'submit' && chosen) values.set(name, attribute(attributes, 'value') ?? '');
  }
  for (const [name, value] of Object.entries(fields)) values.set(name, value);
  const button = [...inner.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)].find(
    ([, , text = '']) => text.trim().toLowerCase() === press.toLowerCase(),
  );
  if (button === undefined) throw new Error(`there is no button “${press}” on ${url}`);
  const name = attribute(button[1] ?? '', 'name');
  if (name !== undefined) values.set(name, attribute(button[1] ?? '', 'value') ?? '');
  return {
    action: new URL(attribute(head, 'action') ?? '', url).href,
    method: (attribute(head, 'method') ?? 'get').toUpperCase(),
    body: values.toString(),
  };
}

function attribute(text: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(text)?.[1];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
