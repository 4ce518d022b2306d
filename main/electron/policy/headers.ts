/**
 * What our page may load and do. Styles that the component library writes at run time carry the nonce of this one
 * response; style attributes set through the DOM need none. `blob:` shows photos before they are imported. Text becomes
 * markup only through the page's own rule (renderer/app/trusted-types.ts), and never code.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** On every answer of the own scheme: nothing is guessed, embedded elsewhere or told to others. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
};

/** Media types of what the bundler writes; a file of another kind is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

export const mediaTypeOf = (fileName: string): string | undefined =>
  mediaTypes[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()];

/** Puts the nonce where the page reads it: the `nonce` property of this element is invisible to style sheets. */
export const withNonce = (html: string, nonce: string): string =>
  html.replace(/<head[^>]*>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
