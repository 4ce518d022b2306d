import { Anchor, Button, Input } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useData } from '../../../data/query.ts';
import { addToLot } from '../../stock/lots/add-to-lot.tsx';
import classes from './editor.module.css';

/** The lot that the item came in; its cost is a share of what was paid for all of it. */
export function StockLotField({ itemId }: { readonly itemId: string }) {
  const { t } = useTranslation('stock');
  const { data } = useData('lots.ofItem', { itemId });
  const lots = data && [...new Map(data.map((part) => [part.lotId, part])).values()];
  return (
    <Input.Wrapper label={t('field.lot')} labelElement="div">
      {lots?.length === 0 ? (
        <Button
          variant="default"
          className={classes['quantity'] ?? ''}
          justify="flex-start"
          leftSection={<IconPackages size={16} aria-hidden />}
          onClick={() => addToLot([itemId])}
        >
          {t('field.none')}
        </Button>
      ) : (
        <div style={{ minHeight: 36, display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'center' }}>
          {lots?.map(({ lotId, name }) => (
            <Anchor
              key={lotId}
              component={Link}
              href={`/stock/lots/${lotId}`}
              size="sm"
              dir="auto"
              title={t('field.show')}
            >
              {name}
            </Anchor>
          ))}
        </div>
      )}
    </Input.Wrapper>
  );
}
