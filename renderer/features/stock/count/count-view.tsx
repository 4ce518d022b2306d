import { Anchor, Button, SegmentedControl, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { Screen } from '../../../components/screen.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useAction } from '../../../data/query.ts';
import classes from '../stock.module.css';
import { failed } from '../use-undo.ts';
import { CountLines, type CountFilter } from './count-lines.tsx';
import { FinishCount } from './finish-count.tsx';
import { usePlaceName } from './place-name.ts';
import { ScanBox } from './scan-box.tsx';

/** Counting: a box that hears the scanner, the lines with their numbers, and the way to the end. */
export function CountView({ count }: { readonly count: RequestOutput<'counts.get'> }) {
  const { t } = useTranslation('stock');
  const nameOf = usePlaceName();
  const [show, setShow] = useState<CountFilter>(count.state === 'applied' ? 'different' : 'all');
  const [finishing, setFinishing] = useState(false);
  const pause = useAction('counts.pause', failed);
  const resume = useAction('counts.resume', failed);
  const cancel = useAction('counts.cancel', {
    ...failed,
    onSuccess: () => showToast({ id: 'stock', text: t('count.cancelled') }),
  });
  const { id } = count;
  const unfinished = count.state === 'open' || count.state === 'paused';
  return (
    <Screen
      title={t('count.of', { place: nameOf(count.location) })}
      fill
      actions={
        <>
          <Anchor component={Link} href="/stock/count" size="sm">
            {t('count.back')}
          </Anchor>
          {unfinished ? (
            <Button size="xs" variant="subtle" onClick={() => cancel.mutate({ id })}>
              {t('count.cancel')}
            </Button>
          ) : null}
          {count.state === 'open' ? (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPause size={14} aria-hidden />}
                onClick={() => pause.mutate({ id })}
              >
                {t('count.pause')}
              </Button>
              <Button size="xs" onClick={() => setFinishing(true)}>
                {t('count.finish')}
              </Button>
            </>
          ) : null}
          {count.state === 'paused' ? (
            <Button
              size="xs"
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              onClick={() => resume.mutate({ id })}
            >
              {t('count.resume')}
            </Button>
          ) : null}
        </>
      }
      toolbar={
        <div className={classes['scan']}>
          {count.state === 'open' ? (
            <ScanBox countId={id} />
          ) : (
            <Text size="sm" fw={600} className={classes['heard'] ?? ''}>
              {count.state === 'paused' ? t('count.pausedText') : t('count.endedText')}
            </Text>
          )}
          <Text size="sm" c="dimmed" className="figures" pb={8}>
            {t('count.progress', { counted: count.counted, lines: count.lines })}
            {` · ${t('count.differences', { count: count.different })}`}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t('count.view')}
            value={show}
            onChange={(next) => setShow(next)}
            data={[
              { value: 'all', label: t('count.views.all') },
              { value: 'open', label: t('count.views.open') },
              { value: 'different', label: t('count.views.different') },
            ]}
          />
        </div>
      }
    >
      <CountLines key={show} count={count} show={show} />
      <FinishCount
        count={count}
        opened={finishing}
        onClose={() => setFinishing(false)}
        onDone={() => setShow('different')}
      />
    </Screen>
  );
}
