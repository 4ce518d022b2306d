import { Button, CloseButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './photo-inbox.module.css';

interface InboxBarProps {
  readonly selected: number;
  /** Groups that the selected photos are in. */
  readonly groups: number;
  readonly onMerge: () => void;
  readonly onSplit: () => void;
  readonly onOwnGroup: () => void;
  readonly onAddTo: () => void;
  readonly onDiscard: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected photos. */
export function InboxBar({ selected, groups, ...on }: InboxBarProps) {
  const { t } = useTranslation('photos');
  const look = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <div className={classes['bar']} role="group" aria-label={t('bar.label')}>
      <Text size="sm" role="status">
        {t('bar.selected', { count: selected })}
      </Text>
      <Button {...look} disabled={groups < 2} onClick={on.onMerge}>
        {t('inbox.merge')}
      </Button>
      <Button {...look} disabled={selected !== 1} onClick={on.onSplit}>
        {t('inbox.split')}
      </Button>
      <Button {...look} onClick={on.onOwnGroup}>
        {t('inbox.ownGroup')}
      </Button>
      <Button {...look} onClick={on.onAddTo}>
        {t('inbox.addTo')}
      </Button>
      <Button {...look} onClick={on.onDiscard}>
        {t('inbox.discard')}
      </Button>
      <CloseButton size="sm" aria-label={t('bar.clear')} onClick={on.onClear} />
    </div>
  );
}
