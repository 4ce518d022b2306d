import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../../components/screen.tsx';
import { BlockList } from './block-list.tsx';
import { TemplateList } from './template-list.tsx';

/** What is written once and used again. */
export function TemplatesScreen() {
  const { t } = useTranslation('editor');
  return (
    <Screen title={t('templates.title')}>
      <Stack gap="xl" maw={760}>
        <Anchor component={Link} href="/settings" size="sm">
          {t('templates.back')}
        </Anchor>
        <TemplateList />
        <BlockList />
      </Stack>
    </Screen>
  );
}
