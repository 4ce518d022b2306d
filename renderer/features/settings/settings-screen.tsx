import { Anchor, Fieldset, Group, SegmentedControl, Select, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Settings } from '#shared/domain/settings.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useData } from '../../data/query.ts';
import { About } from './about.tsx';
import { BackupSection } from './backup/backup-section.tsx';
import { LanguageField } from './language-field.tsx';
import { SkuRule } from './sku-rule-field.tsx';
import { currencies } from './currencies.ts';
import { useSaveSetting } from './use-save-setting.ts';

/** Everything the seller can set. Each change is saved at once and can be undone from the toast. */
export function SettingsScreen() {
  const { t } = useTranslation(['settings', 'editor']);
  const settings = useData('settings.get');
  return (
    <Screen title={t('title')}>
      {settings.isError ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} retrying={settings.isFetching} />
      ) : settings.data ? (
        <Stack gap="md" maw={760}>
          <Anchor component={Link} href="/settings/templates" size="sm">
            {t('editor:templates.title')}
          </Anchor>
          <Sections settings={settings.data} />
          <BackupSection />
          <About />
        </Stack>
      ) : (
        <LoadingForm label={t('loading')} />
      )}
    </Screen>
  );
}

const themes = ['system', 'light', 'dark'] as const;

function Sections({ settings }: { readonly settings: Settings }) {
  const { t, i18n } = useTranslation('settings');
  const { save, error } = useSaveSetting(settings);
  const themeId = useId();
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      <Fieldset legend={t('appearance.title')}>
        <Stack gap="md">
          <div>
            <Text size="sm" fw={500} id={themeId} mb={4}>
              {t('appearance.theme')}
            </Text>
            <SegmentedControl
              aria-labelledby={themeId}
              data={themes.map((theme) => ({ value: theme, label: t(`appearance.themes.${theme}`) }))}
              value={settings.theme}
              onChange={(theme) => save({ theme }, t('saved.theme'))}
            />
          </div>
          <LanguageField
            language={settings.language}
            onChoose={(language) => save({ language }, t('saved.language'))}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('selling.title')}>
        <Stack gap="md">
          <Select
            label={t('selling.currency')}
            description={t('selling.currencyHint')}
            nothingFoundMessage={t('selling.currencyNothing')}
            maw={320}
            searchable
            allowDeselect={false}
            data={currencies(i18n.language, settings.currency)}
            value={settings.currency}
            onChange={(currency) => {
              if (currency !== null && currency !== settings.currency) save({ currency }, t('saved.currency'));
            }}
          />
          <SkuRule
            key={settings.skuPattern}
            pattern={settings.skuPattern}
            onSave={(skuPattern) => save({ skuPattern }, t('saved.skuPattern'))}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('practice.title')}>
        <Stack gap="xs">
          <Switch
            label={t('practice.switch')}
            checked={settings.practice}
            onChange={(event) => {
              const practice = event.currentTarget.checked;
              save({ practice }, t(practice ? 'saved.practiceOn' : 'saved.practiceOff'));
            }}
          />
          <Text size="sm">{t('practice.what')}</Text>
          <Text size="sm" c="dimmed">
            {t(settings.practice ? 'practice.on' : 'practice.off')}
          </Text>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('data.title')}>
        <Group gap="xs">
          <Text size="sm">{t('data.text')}</Text>
          <Text size="sm">{t('data.remote')}</Text>
        </Group>
      </Fieldset>
    </>
  );
}
