import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../data/settings.ts';
import classes from './editor.module.css';
import type { PhotoRemark } from './photo-arrivals.ts';

interface PhotoRemarksProps {
  readonly remarks: readonly PhotoRemark[];
  readonly onDismiss: (remarks: readonly PhotoRemark[]) => void;
}

/**
 * Which files were left out and why, and what has to be said of those that are in. Files with the same reason share it: a
 * phone's folder may hold a hundred of one kind. The list scrolls within itself, so that the form below stays in reach.
 */
export function PhotoRemarks({ remarks, onDismiss }: PhotoRemarksProps) {
  const { t } = useTranslation('inventory');
  const locale = useLocale();
  if (remarks.length === 0) return null;
  const bad = remarks.filter((one) => one.bad).length;
  const groups = [...Map.groupBy(remarks, (one) => one.text)];
  return (
    <div role="alert" aria-label={t('photos.refused')}>
      {bad > 1 && (
        <Group justify="space-between" gap="xs" mt={8}>
          <Text size="sm" fw={600}>
            {t('photos.leftOut', { count: bad })}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              toPhotos();
              onDismiss(remarks);
            }}
          >
            {t('photos.dismissAll')}
          </Button>
        </Group>
      )}
      {/* A list that scrolls has to be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes['refused']} {...(groups.length > 3 ? { tabIndex: 0 } : {})}>
        {groups.map(([text, alike]) => {
          const names = new Intl.ListFormat(locale, { type: 'unit' }).format(
            new Set(alike.map(({ fileName }) => fileName)),
          );
          return (
            <li key={text}>
              <Group gap="xs" wrap="nowrap" justify="space-between">
                <Text
                  size="sm"
                  {...(alike[0]?.bad === true ? { c: 'var(--mantine-color-error)' } : {})}
                  dir="auto"
                  style={{ overflowWrap: 'anywhere' }}
                >
                  <strong>{names}</strong>: {text}
                </Text>
                <CloseButton
                  size="sm"
                  aria-label={t('photos.dismiss', { fileName: names })}
                  onClick={({ currentTarget }) => {
                    const line = currentTarget.closest('li');
                    const next = (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector('button');
                    if (next) next.focus();
                    else toPhotos();
                    onDismiss(alike);
                  }}
                />
              </Group>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The keyboard goes on where photos are added when the last message goes. */
const toPhotos = (): void => document.querySelector<HTMLElement>('button[data-field="photos"]')?.focus();
