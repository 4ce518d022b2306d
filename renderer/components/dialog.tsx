import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLayerClosing } from './layer-closing.ts';
import { useOwnClicks } from './own-clicks.ts';

/** The one kind of modal dialog: closed by Escape, by a click beside it and by going back. Focus returns where it came from. */
export function Dialog({ opened, onClose, ...props }: ModalProps) {
  const { t } = useTranslation('common');
  const ownClicks = useOwnClicks(opened);
  useLayerClosing(opened, onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('close') }}
      {...ownClicks}
      {...props}
      closeOnEscape={false}
    />
  );
}
