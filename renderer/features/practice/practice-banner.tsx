import { Anchor, Button } from '@mantine/core';
import { IconSchool, IconShoppingBag } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCommands, type Command } from '../../app/commands.ts';
import { useData } from '../../data/query.ts';
import { PlayBuyerDialog } from './play-buyer-dialog.tsx';
import classes from './practice-banner.module.css';

/** Always in sight while practice mode is on, so that nobody takes practice for business. */
export function PracticeBanner() {
  const { t } = useTranslation(['practice', 'common']);
  const settings = useData('settings.get');
  const accounts = useData('accounts.list');
  const [playing, setPlaying] = useState(false);
  const practice = settings.data?.practice === true;
  const commands = useMemo(
    (): readonly Command[] =>
      practice
        ? [
            {
              id: 'practice.playBuyer',
              label: t('practice:banner.playBuyer'),
              group: t('common:nav.orders'),
              icon: IconShoppingBag,
              run: () => setPlaying(true),
            },
          ]
        : [],
    [practice, t],
  );
  useCommands(commands);
  if (!practice) return null;
  // Practice beside a real account: saying that nothing is really listed would be untrue.
  const real = accounts.data?.some(({ environment }) => environment === 'production') === true;
  return (
    <aside className={classes['banner']} aria-label={t('practice:banner.label')} data-testid="practice-banner">
      <IconSchool size={18} stroke={1.6} aria-hidden />
      <p className={classes['text']}>
        <strong>{t('practice:banner.title')}</strong>{' '}
        {t(real ? 'practice:banner.textWithReal' : 'practice:banner.text')}
      </p>
      <Anchor component={Link} href="/settings" className={classes['link'] ?? ''}>
        {t('practice:banner.leave')}
      </Anchor>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconShoppingBag size={16} aria-hidden />}
        onClick={() => setPlaying(true)}
      >
        {t('practice:banner.playBuyer')}
      </Button>
      {playing ? <PlayBuyerDialog onClose={() => setPlaying(false)} /> : null}
    </aside>
  );
}
