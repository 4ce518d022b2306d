type Plural<Tree> = {
  [Key in keyof Tree]: Key extends `${infer Name}_one` ? (`${Name}_other` extends keyof Tree ? Name : never) : never;
}[keyof Tree];

/**
 * What a translation of the English texts has to have: the same keys, no more and no fewer, and `_many` beside each `_one`
 * and `_other`. French and Spanish have this third plural for whole millions (1 000 000 d’articles, 1.000.000 de artículos);
 * i18next would fall back to English without it.
 */
export type Translation<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translation<Tree[Key]>;
} & { readonly [Name in Plural<Tree> as `${Name}_many`]: string };
