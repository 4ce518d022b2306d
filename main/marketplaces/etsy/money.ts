import { currencyExponent, type Money } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { EtsyMoney } from './answers.ts';
import { worded } from './messages.ts';

/** Etsy's amount with a divisor of its own, exactly in our minor units. What does not come out whole is an answer gone wrong. */
export function moneyOf({ amount, divisor, currency_code: currency }: EtsyMoney): Money {
  const known = /^[A-Z]{3}$/.test(currency);
  const scaled = known ? amount * 10 ** currencyExponent(currency) : Number.NaN;
  if (Number.isSafeInteger(scaled) && scaled % divisor === 0) return { amount: scaled / divisor, currency };
  throw new AppError(
    worded('remote_rejected', 'etsy_unexpected', { said: `the amount ${amount}/${divisor} ${currency}` }),
  );
}
