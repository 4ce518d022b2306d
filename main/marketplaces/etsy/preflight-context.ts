import type { Finding } from '#shared/domain/finding.ts';
import type { AttributeRule } from './attributes.ts';
import type { Defaults } from './details.ts';

/** What is known of the category: its attributes, or why there are none. */
export type CategoryState =
  | { readonly kind: 'rules'; readonly rules: readonly AttributeRule[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

/** A choice of the account's settings that is still open. */
export type MissingChoice = 'shipping' | 'processing' | 'returns';

/** What preflight has to know besides the draft. */
export interface PreflightContext {
  readonly currency: string;
  readonly onVacation: boolean;
  readonly year: number;
  readonly category: CategoryState;
  readonly defaults: Defaults;
  /** Choices without which nothing can be published and that are still open. */
  readonly missing: readonly MissingChoice[];
  /** What the item has for itself and the shop has not any more. */
  readonly goneTerms: readonly Finding[];
}
