import { Menu, UnstyledButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Variant } from '#shared/domain/item.ts';
import { PhotoImage } from '../../../components/photo-image.tsx';
import { variantKey } from '../editing/fields.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';

/** Which of the item's photos shows this variant. */
export function VariantPhoto({ editing, variant }: { readonly editing: Editing; readonly variant: Variant }) {
  const { t } = useTranslation('editor');
  const { photos } = editing.item;
  const choose = (photoId: string | null): void => {
    editing.edit(variantKey(variant.id, 'photoId'), photoId);
    void editing.session.flush();
  };
  const chosen = photos.find(({ id }) => id === variant.photoId);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes['variantPhoto'] ?? ''}
          aria-label={t('variantPhoto.choose', { sku: variant.sku })}
          disabled={photos.length === 0}
        >
          {chosen ? <PhotoImage photoId={chosen.id} alt={chosen.fileName} /> : <IconPhoto size={16} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose(null)}>{t('variantPhoto.none')}</Menu.Item>
        <div className={classes['variantPhotos']}>
          {photos.map(({ id, fileName }) => (
            <Menu.Item key={id} p={2} aria-label={fileName} onClick={() => choose(id)}>
              <span className={classes['variantPhoto']}>
                <PhotoImage photoId={id} alt="" />
              </span>
            </Menu.Item>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
