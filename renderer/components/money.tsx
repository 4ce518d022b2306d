import { formatMoney, type Money as Amount } from '#shared/domain/money.ts';
import { useLocale } from '../data/settings.ts';

/** An amount for the eye. What is not known is "—", never 0. */
export function Money({ value }: { readonly value: Amount | null | undefined }) {
  const locale = useLocale();
  return <span className="figures">{value === null || value === undefined ? '—' : formatMoney(value, locale)}</span>;
}
