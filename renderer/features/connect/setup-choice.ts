import type { SetupField } from '#shared/domain/account.ts';

/** Choices on which the others depend: once changed, the marketplace is asked for the others anew. */
const leading: ReadonlySet<string> = new Set(['marketplaceId', 'businessId', 'shopId']);

export const leads = (field: Pick<SetupField, 'key'>): boolean => leading.has(field.key);

/** Currency and country of the chosen site, for the form that creates what is missing; `null` where the field does not tell. */
export function siteFacts(fields: readonly SetupField[]): {
  readonly currency: string | null;
  readonly country: string | null;
} {
  const site = fields.find(leads);
  const option = site?.options.find(({ value }) => value === site.selected);
  const country = option?.value.split('_')[1] ?? '';
  return {
    currency: option && /^[A-Z]{3}$/.test(option.detail) ? option.detail : null,
    country: /^[A-Z]{2}$/.test(country) ? country : null,
  };
}

/** What stands in each select: what the seller just chose, what is stored, or the only option there is. */
export function chosenSetup(
  fields: readonly SetupField[],
  draft: Readonly<Record<string, string>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { key, input, options, selected } of fields) {
    if (input === 'place') {
      const place = draft[key] ?? selected;
      if (place !== null) values[key] = place;
      continue;
    }
    const known = (value: string | null | undefined) =>
      value !== null && value !== undefined && options.some((option) => option.value === value) ? value : undefined;
    const only = options.length === 1 ? options[0]?.value : undefined;
    const value = known(draft[key]) ?? known(selected) ?? only;
    if (value !== undefined) values[key] = value;
  }
  return values;
}

/** Needed fields without any option (they have to be created) and needed fields where nothing is chosen yet. */
export function setupGaps(
  fields: readonly SetupField[],
  values: Readonly<Record<string, string>>,
): { readonly empty: readonly string[]; readonly open: readonly string[] } {
  const needed = fields.filter(({ optional }) => !optional);
  return {
    empty: needed.filter(({ input, options }) => input === 'choice' && options.length === 0).map(({ key }) => key),
    open: needed
      .filter(({ key, input, options }) => (input === 'place' || options.length > 0) && values[key] === undefined)
      .map(({ key }) => key),
  };
}
