import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelFormat, labelsPerPage } from '#shared/domain/label-format.ts';
import { labelLimits } from '#shared/domain/label.ts';
import type { LabelChoice, LabelFinding } from '#shared/domain/label.ts';
import type { LabelPreview as LabelPreviewData } from '#shared/ipc/labels.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { useAction, useData } from '../../data/query.ts';
import { LabelFields } from './label-fields.tsx';
import { LabelFindings } from './label-findings.tsx';
import { LabelPreview } from './label-preview.tsx';
import classes from './labels.module.css';
import { closeLabels, useLabels } from './labels-state.ts';
import { useLabelOrder } from './use-label-order.ts';

/** Labels of the chosen items: how, a look at the first page, and the PDF. */
export function LabelsDialog() {
  const { t } = useTranslation('labels');
  const itemIds = useLabels((state) => state.itemIds);
  return (
    <Dialog opened={itemIds !== null} onClose={closeLabels} title={t('title')} size="62rem">
      {itemIds !== null && <LabelsForm itemIds={itemIds} />}
    </Dialog>
  );
}

/** Whether labels of the first page are outlines only, because there are so many of them. */
const isPart = (choice: LabelChoice, { labels, total }: LabelPreviewData): boolean =>
  labels.length === labelLimits.previewed &&
  total > labels.length &&
  labelsPerPage(labelFormat(choice.format, choice.own)) > labels.length;

function LabelsForm({ itemIds }: { readonly itemIds: readonly string[] }) {
  const { t } = useTranslation('labels');
  const { choice, setChoice, start, setStart, order, shown, preview } = useLabelOrder(itemIds);
  const { data: job } = useData('labels.job');
  const [told, setTold] = useState<readonly LabelFinding[] | null>(null);
  const remember = useAction('settings.update');
  const save = useAction('labels.save', {
    onSuccess: (saved) => {
      if (saved === null) return;
      remember.mutate({ labels: choice });
      setTold(saved.findings);
      showToast({
        text: t('saved', { count: saved.labels, file: saved.file }),
        action: {
          label: t('showFolder'),
          run: () =>
            void client
              .request('labels.showFolder')
              .catch((error: unknown) => showToast({ text: describeError(asAppError(error)), tone: 'bad' })),
        },
      });
    },
    onError: (error) => error.code !== 'cancelled' && showToast({ text: describeError(error), tone: 'bad' }),
  });
  const cancel = useAction('labels.cancel');
  const { data, error } = preview;
  return (
    <div className={classes['columns']}>
      <LabelFields
        choice={choice}
        onChange={(next) => {
          setTold(null);
          setChoice(next);
        }}
        start={start}
        onStart={setStart}
      />
      <Stack gap="sm">
        <div className={classes['paper']}>
          {error === null && data !== undefined && <LabelPreview choice={shown} preview={data} label={t('preview')} />}
          {error !== null && (
            <Text size="sm" role="alert">
              {describeError(error)}
            </Text>
          )}
        </div>
        {data !== undefined && error === null && (
          <Text size="sm" role="status">
            {t('total', { count: data.total })} {t('pages', { count: data.pages })}. {t('scale')}
            {isPart(shown, data) && ` ${t('previewPart', { shown: data.labels.length })}`}
          </Text>
        )}
        {job ? (
          <Group wrap="nowrap">
            <Stack gap={4} flex={1}>
              <Text size="sm">{t('making', { done: job.done, total: job.total })}</Text>
              <Progress value={job.total === 0 ? 0 : (job.done / job.total) * 100} aria-label={t('title')} />
            </Stack>
            <Button variant="default" onClick={() => cancel.mutate()}>
              {t('stop')}
            </Button>
          </Group>
        ) : (
          <Button
            onClick={() => save.mutate(order)}
            loading={save.isPending}
            disabled={error !== null || data?.total === 0}
          >
            {t('save')}
          </Button>
        )}
        <LabelFindings findings={told ?? data?.findings ?? []} />
      </Stack>
    </div>
  );
}
