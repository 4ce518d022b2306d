import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Drift, Listing } from '#shared/domain/listing.ts';
import { setupName } from '../../app/i18n/describe.ts';
import { useTermFields } from '../../data/term-fields.ts';

const termPrefix = 'terms.';

/** What was sent and what the marketplace shows instead, field by field. */
export function DriftTable({ listing }: { readonly listing: Pick<Listing, 'accountId' | 'drift'> }) {
  const { t, i18n } = useTranslation('listings');
  const fieldName = (field: string) =>
    i18n.exists(`fields.${field}`, { ns: 'listings' }) ? t(`fields.${field}` as 'fields.title') : field;
  return (
    <Table withTableBorder captionSide="top">
      <Table.Caption>{t('driftTitle')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('driftField')}</Table.Th>
          <Table.Th scope="col">{t('driftMine')}</Table.Th>
          <Table.Th scope="col">{t('driftFound')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {listing.drift.map((drift) =>
          drift.field.startsWith(termPrefix) ? (
            <TermRow key={drift.field} accountId={listing.accountId} drift={drift} />
          ) : (
            <Row key={drift.field} name={fieldName(drift.field)} sent={drift.sent} found={drift.found} />
          ),
        )}
      </Table.Tbody>
    </Table>
  );
}

/** The marketplace tells numbers of policies; the account knows what they are called. */
function TermRow({ accountId, drift }: { readonly accountId: string; readonly drift: Drift }) {
  const key = drift.field.slice(termPrefix.length);
  const { fields } = useTermFields(accountId);
  const options = fields?.find((field) => field.key === key)?.options ?? [];
  const called = (value: string | null) => options.find((option) => option.value === value)?.label ?? value;
  return <Row name={setupName(key)} sent={called(drift.sent)} found={called(drift.found)} />;
}

interface RowProps {
  readonly name: string;
  readonly sent: string | null;
  readonly found: string | null;
}

const Row = ({ name, sent, found }: RowProps) => (
  <Table.Tr>
    <Table.Th scope="row">{name}</Table.Th>
    <Table.Td dir="auto">{sent ?? '—'}</Table.Td>
    <Table.Td dir="auto">{found ?? '—'}</Table.Td>
  </Table.Tr>
);
