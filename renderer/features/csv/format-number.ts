import { i18n } from '../../app/i18n/i18n.ts';

/** A number as the reader writes it. */
export const formatNumber = (value: number): string => new Intl.NumberFormat(i18n.language).format(value);
