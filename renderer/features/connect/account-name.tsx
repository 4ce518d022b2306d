import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { useAction } from '../../data/query.ts';
import { describeError } from '../../app/i18n/describe.ts';

/** The account's name with a pencil; Enter saves, Escape keeps the old one. */
export function AccountName({ account }: { readonly account: Account }) {
  const { t } = useTranslation('connect');
  const rename = useAction('accounts.rename');
  const [draft, setDraft] = useState<string | null>(null);

  if (draft === null) {
    return (
      <Group gap={4} wrap="nowrap" miw={0}>
        <Text fw={600} dir="auto" truncate title={account.label}>
          {account.label}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('account.rename')}
          onClick={() => setDraft(account.label)}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Group>
    );
  }
  const label = draft.trim();
  const close = () => {
    rename.reset();
    setDraft(null);
  };
  const save = async () => {
    if (label !== account.label) await rename.mutateAsync({ id: account.id, label });
    close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (label !== '') void save().catch(() => undefined);
      }}
    >
      <Group gap={4} wrap="nowrap" align="flex-start">
        <TextInput
          size="xs"
          autoFocus
          dir="auto"
          maxLength={80}
          aria-label={t('account.renameLabel')}
          value={draft}
          error={label === '' ? t('account.renameEmpty') : rename.error ? describeError(rename.error) : undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        />
        <ActionIcon type="submit" variant="light" aria-label={t('account.renameSave')} loading={rename.isPending}>
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('account.renameCancel')} onClick={close}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}
