const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** No scripts, nothing from elsewhere: photos and styles are all that these pages use. */
export const PAGE_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

/** A plain page that says on top that it is practice. `body` is HTML already. */
export function practicePage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 42rem; padding: 0 1.25rem 3rem; }
  .practice { background: #6b4e00; color: #fff; margin: 0 -1.25rem 1.5rem; padding: .5rem 1.25rem; }
  h1 { font-size: 1.4rem; line-height: 1.3; }
  fieldset { border: 1px solid #8888; border-radius: .5rem; margin: 1rem 0; padding: .75rem 1rem; }
  label { display: block; padding: .2rem 0; }
  input[type=text] { font: inherit; padding: .35rem .5rem; width: 100%; box-sizing: border-box; }
  button { font: inherit; padding: .55rem 1.4rem; border-radius: .4rem; border: 1px solid #3665f3; cursor: pointer; }
  button.agree { background: #3665f3; color: #fff; }
  button.decline { background: transparent; color: inherit; }
  img { max-width: 100%; height: auto; border-radius: .4rem; }
  .photos { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
  .price { font-size: 1.6rem; font-weight: 600; }
  .state { border-radius: .4rem; padding: .35rem .8rem; display: inline-block; background: #b3261e; color: #fff; }
  dt { font-weight: 600; } dd { margin: 0 0 .4rem; }
</style>
</head>
<body>
<p class="practice">Practice marketplace on this computer. Nothing here is real.</p>
${body}
</body>
</html>
`;
}
