import { Alert, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { useAccountName } from '../../data/account-name.ts';
import { useAction, useData } from '../../data/query.ts';
import { availableOf, buyableListings, quantityProblem, type ListingRow } from './buyer-choice.ts';

interface Props {
  /** The listing to buy from, where it was chosen already. */
  readonly listingId?: string;
  readonly onClose: () => void;
}

/** Lets the seller be the buyer: choose a live practice listing and a quantity, and see what the app makes of the sale. */
export function PlayBuyerDialog({ listingId, onClose }: Props) {
  const { t } = useTranslation('practice');
  const listings = useData('listings.list', { offset: 0, limit: 500 });
  const accounts = useData('accounts.list');
  const marketplaces = useData('marketplaces.list');
  const nameOf = useAccountName();
  const failed = [listings, accounts, marketplaces].find((query) => query.isError);
  const rows =
    listings.data && accounts.data && marketplaces.data
      ? buyableListings(listings.data.rows, accounts.data, marketplaces.data)
      : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('buyer.title')} centered>
      {failed?.error ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : rows === undefined ? (
        <LoadingForm rows={2} label={t('buyer.loading')} />
      ) : (
        <BuyerForm
          rows={rows}
          place={(row) => {
            const account = accounts.data?.find(({ id }) => id === row.accountId);
            return account === undefined ? '' : nameOf(account);
          }}
          first={listingId ?? null}
          hasPracticeAccount={accounts.data?.some(({ environment }) => environment === 'practice') ?? false}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface FormProps {
  readonly rows: readonly ListingRow[];
  /** Where a listing stands, in words. */
  readonly place: (row: ListingRow) => string;
  readonly first: string | null;
  readonly hasPracticeAccount: boolean;
  readonly onClose: () => void;
}

function BuyerForm({ rows, place, first, hasPracticeAccount, onClose }: FormProps) {
  const { t } = useTranslation('practice');
  const buy = useAction('practice.playBuyer');
  const [chosenId, setChosenId] = useState(first);
  const [quantity, setQuantity] = useState<number | string>(1);
  const [sold, setSold] = useState<{ readonly title: string; readonly order: string } | null>(null);
  const chosen = rows.find(({ id }) => id === chosenId);
  const available = chosen ? availableOf(chosen) : null;
  const problem = quantityProblem(quantity, available);

  if (sold) {
    return (
      <Sold
        {...sold}
        onAgain={() => {
          setSold(null);
          setChosenId(null);
          setQuantity(1);
        }}
        onClose={onClose}
      />
    );
  }
  if (rows.length === 0) {
    return (
      <Stack gap="sm">
        <Text>{t('buyer.none')}</Text>
        <Text size="sm" c="dimmed">
          {t('buyer.noneHint')}
        </Text>
        <Group gap="xs">
          <Button component={Link} href={hasPracticeAccount ? '/inventory' : '/connect'} onClick={onClose}>
            {t(hasPracticeAccount ? 'buyer.toInventory' : 'buyer.toConnect')}
          </Button>
        </Group>
      </Stack>
    );
  }
  const run = async () => {
    if (!chosen || problem !== null || typeof quantity !== 'number') return;
    const { remoteOrderId } = await buy.mutateAsync({ listingId: chosen.id, quantity });
    setSold({ title: chosen.itemTitle, order: remoteOrderId });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run().catch(() => undefined);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('buyer.intro')}</Text>
        <Select
          label={t('buyer.listing')}
          placeholder={t('buyer.listingPlaceholder')}
          nothingFoundMessage={t('buyer.listingNothing')}
          searchable
          limit={100}
          data-autofocus
          dir="auto"
          allowDeselect={false}
          data={rows.map((row) => ({
            value: row.id,
            label: `${t('buyer.option', { title: row.itemTitle, sku: row.sku })} · ${place(row)}`,
          }))}
          value={chosenId}
          onChange={setChosenId}
        />
        <NumberInput
          label={t('buyer.quantity')}
          description={available === null ? undefined : t('buyer.available', { count: available })}
          min={1}
          max={1_000}
          allowDecimal={false}
          clampBehavior="none"
          maw={160}
          value={quantity}
          error={problem === null ? undefined : t(`buyer.${problem}`, { count: available ?? 0 })}
          onChange={setQuantity}
        />
        {buy.error ? <ErrorState error={buy.error} title={t('buyer.failed')} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('buyer.cancel')}
          </Button>
          <Button type="submit" loading={buy.isPending} disabled={!chosen || problem !== null}>
            {t('buyer.buy')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SoldProps {
  readonly title: string;
  readonly order: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Sold({ title, order, onAgain, onClose }: SoldProps) {
  const { t } = useTranslation('practice');
  return (
    <Stack gap="sm">
      <Alert role="status" icon={<IconCircleCheck aria-hidden />} title={t('buyer.doneTitle', { title })}>
        {t('buyer.done', { order })}
      </Alert>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          {t('buyer.again')}
        </Button>
        <Button component={Link} href="/orders" onClick={onClose} data-autofocus>
          {t('buyer.toOrders')}
        </Button>
      </Group>
    </Stack>
  );
}
