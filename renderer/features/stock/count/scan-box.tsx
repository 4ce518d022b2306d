import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine } from '#shared/ipc/stock.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { asAppError, client } from '../../../data/client.ts';
import classes from '../stock.module.css';

type Heard = { readonly kind: 'line'; readonly line: CountLine } | { readonly kind: 'problem'; readonly text: string };

/**
 * A scanner types a SKU and Enter, faster than an answer comes back; so each is taken at once and they are sent one after the
 * other. The keyboard stays here, and what was heard last is said beside it.
 */
export function ScanBox({ countId }: { readonly countId: string }) {
  const { t } = useTranslation('stock');
  const [sku, setSku] = useState('');
  const [heard, setHeard] = useState<Heard | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = sku.trim();
    setSku('');
    if (typed === '') return;
    queue.current = queue.current.then(() =>
      client.request('counts.scan', { id: countId, sku: typed }).then(
        (line) => setHeard({ kind: 'line', line }),
        (error: unknown) => setHeard({ kind: 'problem', text: describeError(asAppError(error)) }),
      ),
    );
  };
  const tone = heard === null ? 'none' : heard.kind === 'problem' ? 'bad' : heard.line.found ? 'found' : 'good';
  return (
    <>
      <form onSubmit={submit}>
        <TextInput
          autoFocus
          label={t('count.scan')}
          title={t('count.scanHint')}
          leftSection={<IconBarcode size={16} aria-hidden />}
          w={230}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={sku}
          onChange={(event) => setSku(event.currentTarget.value)}
        />
      </form>
      <div className={classes['heard']} data-tone={tone} role="status">
        {heard === null ? t('count.scanHint') : heard.kind === 'problem' ? heard.text : <HeardLine line={heard.line} />}
      </div>
    </>
  );
}

function HeardLine({ line }: { readonly line: CountLine }) {
  const { t } = useTranslation('stock');
  const values = { sku: line.sku, count: line.counted ?? 0 };
  if (!line.found) return <>{t('count.scanned', values)}</>;
  return (
    <>
      {line.location === ''
        ? t('count.scannedFoundNoBin', values)
        : t('count.scannedFound', { ...values, place: line.location })}
    </>
  );
}
