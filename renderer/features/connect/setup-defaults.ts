import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import { parseDecimal, toDecimal } from '#shared/domain/money.ts';

/** The short form as it stands on the screen: texts as typed. */
export interface SetupDefaultsForm {
  readonly country: string;
  readonly postalCode: string;
  readonly city: string;
  readonly state: string;
  readonly freeShipping: boolean;
  readonly shippingCost: string;
  readonly handlingDays: number | string;
  readonly returnDays: SetupDefaults['returnDays'];
}

export const emptySetupDefaults: SetupDefaultsForm = {
  country: 'US',
  postalCode: '',
  city: '',
  state: '',
  freeShipping: true,
  shippingCost: '',
  handlingDays: 2,
  returnDays: 30,
};

/** Catalogue keys below `connect:defaults.problem.`. */
export type SetupDefaultsProblem =
  | 'postal_code_required'
  | 'shipping_cost_invalid'
  | 'handling_days_invalid'
  | 'country_required';
export type SetupDefaultsProblems = Partial<Record<keyof SetupDefaultsForm, SetupDefaultsProblem>>;

/** What is wrong with the form, per field, and the request it makes when nothing is. */
export function readSetupDefaults(
  form: SetupDefaultsForm,
  currency: string,
): { readonly problems: SetupDefaultsProblems; readonly defaults: SetupDefaults | null } {
  const problems: SetupDefaultsProblems = {};
  const country = form.country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) problems.country = 'country_required';
  const postalCode = form.postalCode.trim();
  if (postalCode === '' || postalCode.length > 16) problems.postalCode = 'postal_code_required';
  const cost = form.freeShipping ? null : parseDecimal(form.shippingCost, currency);
  if (cost === undefined || (cost !== null && cost.amount < 0)) problems.shippingCost = 'shipping_cost_invalid';
  const handlingDays = typeof form.handlingDays === 'number' ? form.handlingDays : Number.NaN;
  if (!Number.isInteger(handlingDays) || handlingDays < 0 || handlingDays > 30) {
    problems.handlingDays = 'handling_days_invalid';
  }
  if (Object.keys(problems).length > 0 || cost === undefined) return { problems, defaults: null };
  return {
    problems,
    defaults: {
      country,
      postalCode,
      city: form.city.trim(),
      state: form.state.trim(),
      // Nothing to pay is free shipping; eBay takes no policy with a cost of 0.00 that is not marked free.
      shippingCost: cost !== null && toDecimal(cost) !== toDecimal({ ...cost, amount: 0 }) ? cost : null,
      handlingDays,
      returnDays: form.returnDays,
    },
  };
}
