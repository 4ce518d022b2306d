import { en } from './en.ts';

type Same<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]> };

/** The keys there are; a further language is a file of this type beside `en.ts`. */
export type Texts = Same<typeof en>;

/** English until there is a second language to choose from. */
export const texts: Texts = en;

/** Puts values into a text: `{{file}}`. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
