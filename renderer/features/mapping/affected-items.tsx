import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { itemPath } from '../../app/routes.ts';
import { useData } from '../../data/query.ts';

/** Items shown by name; the rest are counted. */
const SHOWN = 20;

/** The items whose category is gone, each a link to the field that mends it. */
export function AffectedItems({ marketplaces }: { readonly marketplaces: readonly MarketplaceInfo[] }) {
  const { t } = useTranslation('mapping');
  const affected = useData('mapping.affected', { offset: 0, limit: SHOWN }).data;
  if (affected === undefined || affected.total === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('affected.title', { count: affected.total })}
    >
      <Text size="sm">{t('affected.text')}</Text>
      <List size="sm" mt="xs">
        {affected.rows.map((row) => (
          <List.Item key={`${row.itemId} ${row.marketplace}`}>
            <Anchor
              component={Link}
              href={`${itemPath(row.itemId)}?field=markets.${row.marketplace}.categoryId`}
              size="sm"
              dir="auto"
            >
              {row.title}
            </Anchor>{' '}
            ({marketplaces.find(({ id }) => id === row.marketplace)?.name ?? row.marketplace}:{' '}
            {row.categoryName || row.categoryId})
          </List.Item>
        ))}
      </List>
      {affected.total > SHOWN ? <Text size="sm">{t('affected.more', { count: affected.total - SHOWN })}</Text> : null}
    </Alert>
  );
}
