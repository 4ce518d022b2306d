/** Without these there is no post on a Page. */
export const requiredScopes: readonly string[] = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];

/** For businesses, their catalogues and their ad accounts; the seller may leave them out. */
export const optionalScopes: readonly string[] = ['business_management', 'catalog_management', 'ads_read'];

export const missingScopes = (granted: readonly string[]): readonly string[] =>
  requiredScopes.filter((scope) => !granted.includes(scope));
