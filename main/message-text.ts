type Params = Readonly<Record<string, string | number>>;

/**
 * English texts by catalogue key. `{{name}}` stands for a param of that name, as in the renderer's catalogue, so that each
 * entry can be compared with its translation.
 */
export type MessageTable = Readonly<Record<string, string>>;

/** Fills a text; a param that is missing leaves its mark standing. */
export const fill = (template: string, params: Params): string =>
  template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));
