interface Policies {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}

/** Where the HTML parser would begin a tag, a comment or a declaration (https://html.spec.whatwg.org, tag open state). */
const markup = /<[A-Za-z/!?]/;

/**
 * The page's policy refuses text wherever it would become markup or code. The component library writes its style sheets
 * through one of these doors, so text that cannot hold a tag may pass; everything else throws there and then.
 */
const policies = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes;
policies?.createPolicy('default', { createHTML: (text) => (markup.test(text) ? null : text) });
