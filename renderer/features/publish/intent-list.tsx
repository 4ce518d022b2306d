import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intent } from '#shared/ipc/publishing.ts';
import { IntentRow } from './intent-row.tsx';
import classes from './publish.module.css';

interface Props {
  readonly intents: readonly Intent[];
  readonly onRetry: (intentId: string) => void;
  readonly onLeave: () => void;
}

/** Progress or result per item and account; only the rows in sight exist. */
export function IntentList({ intents, onRetry, onLeave }: Props) {
  const { t } = useTranslation('publish');
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which would mind, is not in use
  const virtual = useVirtualizer({
    count: intents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => intents[index]?.id ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className={classes['list']} role="region" aria-label={t('progress.list')} tabIndex={0}>
      <ul className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const intent = intents[index];
          return intent === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={intents.length}
              aria-posinset={index + 1}
            >
              <IntentRow intent={intent} onRetry={() => onRetry(intent.id)} onLeave={onLeave} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
