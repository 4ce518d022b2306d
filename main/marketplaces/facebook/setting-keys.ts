/** The keys under which an account's choices are stored. */
export const settingKeys = {
  page: 'pageId',
  business: 'businessId',
  catalogue: 'catalogueId',
  adAccount: 'adAccountId',
} as const;

/** The choice to do without one. */
export const NONE = 'none';

/** Where this account publishes. */
export interface Target {
  readonly pageId: string | null;
  /** Beside the Page. */
  readonly catalogueId: string | null;
}

export function targetOf(settings: Readonly<Record<string, string>>): Target {
  const chosen = (key: string): string | null => {
    const value = settings[key] ?? NONE;
    return value === NONE || value === '' ? null : value;
  };
  return { pageId: chosen(settingKeys.page), catalogueId: chosen(settingKeys.catalogue) };
}
