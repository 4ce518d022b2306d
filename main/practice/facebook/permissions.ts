/** Permissions the practice app may ask for, with what each is for on the consent page. Source: facebook.md section 2. */
export const PERMISSIONS = {
  public_profile: 'your name',
  pages_show_list: 'the list of your Pages',
  pages_read_engagement: 'posts and figures of your Pages',
  pages_read_user_content: 'what others write on your Pages',
  pages_manage_posts: 'publishing, changing and deleting posts of your Pages',
  pages_manage_metadata: 'settings of your Pages',
  business_management: 'your businesses',
  catalog_management: 'your product catalogues',
  ads_read: 'your ad accounts',
  ads_management: 'managing your ads',
  read_insights: 'insights of your Pages',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

/** Names separated by commas or blanks; `public_profile` always comes along. */
export function parseScope(text: string): {
  readonly known: readonly Permission[];
  readonly unknown: readonly string[];
} {
  const names = [...new Set(['public_profile', ...text.split(/[\s,]+/).filter((name) => name !== '')])];
  return { known: names.filter(isPermission), unknown: names.filter((name) => !isPermission(name)) };
}

/** Permissions that reach single Pages, of which the seller may leave some out. */
export function isPagePermission(name: string): boolean {
  return name.startsWith('pages_') || name === 'read_insights';
}
