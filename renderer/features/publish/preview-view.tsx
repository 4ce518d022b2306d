import { Badge, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { readableAnswer } from '../../components/readable-answer.ts';
import { useAccountName } from '../../data/account-name.ts';
import { useData } from '../../data/query.ts';
import classes from './publish.module.css';
import { requestText } from './request-text.ts';
import { useStepName } from './step-name.ts';

interface Props {
  readonly itemId: string;
  readonly accountId: string;
  readonly onBack: () => void;
}

/** The requests exactly as they would be sent, in order. */
export function PreviewView({ itemId, accountId, onBack }: Props) {
  const { t } = useTranslation('publish');
  const preview = useData('publishing.preview', { itemId, accountId });
  const title = useData('items.get', { id: itemId }).data?.title ?? '';
  const nameOf = useAccountName();
  const found = useData('accounts.list').data?.find(({ id }) => id === accountId);
  const account = found === undefined ? '' : nameOf(found);
  return (
    <Stack gap="sm">
      <Text fw={600} dir="auto">
        {t('preview.title', { title, account })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('preview.intro')}
      </Text>
      {preview.isError ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} retrying={preview.isFetching} />
      ) : preview.data ? (
        preview.data.length === 0 ? (
          <Text size="sm">{t('preview.empty')}</Text>
        ) : (
          preview.data.map((request, index) => (
            <RequestView key={`${request.step} ${request.url}`} number={index + 1} request={request} />
          ))
        )
      ) : (
        <LoadingForm rows={3} label={t('preview.loading')} />
      )}
      <Group>
        <Button variant="default" onClick={onBack} data-autofocus>
          {t('preview.back')}
        </Button>
      </Group>
    </Stack>
  );
}

function RequestView({ number, request }: { readonly number: number; readonly request: PreviewRequest }) {
  const { t } = useTranslation('publish');
  const stepName = useStepName();
  return (
    <Stack gap={4}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={500}>
          {number}. {stepName(request.step)}
        </Text>
        <CopyButton value={requestText(request)}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('preview.copyRequest', { number })}
              onClick={copy}
            >
              {t(copied ? 'preview.copied' : 'preview.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
        <Badge size="sm" variant="light" color="gray">
          {request.method}
        </Badge>{' '}
        {request.url}
      </Text>
      <Code
        block
        tabIndex={0}
        dir="ltr"
        className={classes['code'] ?? ''}
        role="region"
        aria-label={t('preview.region', { number })}
      >
        {[
          ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
          '',
          request.body === null ? t('preview.noBody') : readableAnswer(request.body),
        ].join('\n')}
      </Code>
    </Stack>
  );
}
