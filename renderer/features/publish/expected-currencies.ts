import type { Finding } from '#shared/domain/finding.ts';

/** Currencies that marketplaces want a price in, as their findings say. */
export const expectedCurrencies = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ reason }) => reason === 'price_currency')
    .map(({ params }) => params?.['expected'])
    .filter((expected) => typeof expected === 'string');
