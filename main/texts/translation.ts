import type { en } from './en.ts';

type Same<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]> };

/** The keys there are; each language is a file that satisfies this type, so that a missing or extra text does not compile. */
export type Texts = Same<typeof en>;
