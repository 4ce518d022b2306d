import { useTranslation } from 'react-i18next';

/** How a place of a count is called: a bin, everything, or what has no bin. */
export function usePlaceName(): (location: string | null) => string {
  const { t } = useTranslation('stock');
  return (location) => (location === null ? t('count.everywhere') : location === '' ? t('count.noBin') : location);
}
