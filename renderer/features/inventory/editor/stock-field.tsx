import { Button, Input, Popover } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Variant } from '#shared/domain/item.ts';
import type { Editing } from '../editing/use-editing.ts';
import { AdjustStock } from './adjust-stock.tsx';
import classes from './editor.module.css';

interface StockFieldProps {
  readonly editing: Editing;
  readonly variant: Variant;
  readonly index: number;
  readonly bare?: boolean;
}

/** The quantity as the ledger has it. It changes by an entry with a reason, never by overwriting. */
export function StockField({ editing, variant, index, bare = false }: StockFieldProps) {
  const { t } = useTranslation('inventory');
  const [opened, setOpened] = useState(false);
  const button = (
    <Popover opened={opened} onChange={setOpened} width={320} trapFocus position="bottom-start" withArrow returnFocus>
      <Popover.Target>
        <Button
          data-field={`variants.${index}.quantity`}
          variant="default"
          className={classes['quantity'] ?? ''}
          justify="space-between"
          rightSection={<IconPencil size={14} aria-hidden />}
          aria-label={t('stock.adjustOf', { sku: variant.sku, count: variant.quantity })}
          onClick={() => setOpened(!opened)}
        >
          {variant.quantity}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('stock.title')}>
        <AdjustStock
          itemId={editing.item.id}
          variant={variant}
          onChanged={editing.receive}
          onClose={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
  return bare ? (
    button
  ) : (
    <Input.Wrapper label={t('field.quantity')} labelElement="div">
      {button}
    </Input.Wrapper>
  );
}
