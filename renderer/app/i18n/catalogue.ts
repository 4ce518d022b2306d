import type { Language } from '#shared/domain/language.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import type { Translation } from './translation.ts';

/** Every text of the app by language, one namespace an area. English is the reference: its keys are the keys there are. */
export const catalogues = { en, fr, es } satisfies Record<Language, Translation<typeof en> | typeof en>;

export type Catalogue = typeof en;
