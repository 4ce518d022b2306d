/** The nonce of this page, under which styles may be written at run time; empty where the page was served without one. */
export function styleNonce(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="style-nonce"]');
  return named?.nonce || named?.content || '';
}
