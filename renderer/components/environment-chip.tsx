import { useTranslation } from 'react-i18next';
import type { Environment } from '#shared/domain/marketplace.ts';
import classes from './environment-chip.module.css';

/** Which world an account lives in. The word says it; the colour only helps. */
export function EnvironmentChip({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation('connect');
  return (
    <span className={classes['chip']} data-environment={environment}>
      {t(`environment.${environment}`)}
    </span>
  );
}
