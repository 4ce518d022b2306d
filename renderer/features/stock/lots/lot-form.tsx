import { Dialog } from '../../../components/dialog.tsx';
import type { Lot } from '#shared/domain/lot.ts';
import { useTranslation } from 'react-i18next';
import { LotFieldsForm } from './lot-fields-form.tsx';

interface LotFormProps {
  /** The lot that is edited; none: a new one. */
  readonly lot?: Lot;
  readonly currencyFixed?: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSaved: (lotId: string) => void;
}

/** What was bought, where, and for how much. */
export function LotForm({ lot, currencyFixed = false, opened, onClose, onSaved }: LotFormProps) {
  const { t } = useTranslation('stock');
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={lot ? t('form.edit') : t('form.create')}>
      {opened ? (
        <LotFieldsForm
          {...(lot ? { lot } : {})}
          currencyFixed={currencyFixed}
          onSaved={(id) => {
            onClose();
            onSaved(id);
          }}
        />
      ) : null}
    </Dialog>
  );
}
