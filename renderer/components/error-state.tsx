import { Alert, Button, Code, Collapse, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '#shared/errors.ts';
import { describeError, describeProblem } from '../app/i18n/describe.ts';
import { readableAnswer } from './readable-answer.ts';
import classes from './states.module.css';

interface ErrorStateProps {
  readonly error: AppErrorData | { readonly data: AppErrorData };
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
  /** Overrides the heading, where the screen can say better what did not work. */
  readonly title?: string;
  /** Other ways on: buttons beside the retry. */
  readonly children?: ReactNode;
}

/** A failure as the seller needs it: plain cause and remedy, a way to try again, and the marketplace's whole answer on request. */
export function ErrorState({ error, onRetry, retrying = false, title, children }: ErrorStateProps) {
  const { t } = useTranslation();
  const data = 'data' in error ? error.data : error;
  const [open, { toggle }] = useDisclosure(false);
  const detailsId = useId();
  const hasDetails = data.remote !== undefined || data.reference !== undefined;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? t(`error.title.${data.code}`)}
      className={classes['error'] ?? ''}
    >
      <Stack gap="xs">
        <Text size="sm">{describeError(data)}</Text>
        {data.fields !== undefined && data.fields.length > 1 && (
          <List size="sm">
            {data.fields.map((problem) => (
              <List.Item key={`${problem.path} ${problem.reason}`}>{describeProblem(problem)}</List.Item>
            ))}
          </List>
        )}
        <Group gap="xs">
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry} loading={retrying}>
              {t('error.retry')}
            </Button>
          )}
          {children}
          {hasDetails && (
            <Button size="xs" variant="subtle" onClick={toggle} aria-expanded={open} aria-controls={detailsId}>
              {open ? t('error.hideDetails') : t('error.showDetails')}
            </Button>
          )}
        </Group>
        {hasDetails && (
          <Collapse expanded={open} id={detailsId}>
            <Stack gap={4}>
              {data.remote?.status !== undefined && (
                <Text size="sm">{t('error.status', { status: String(data.remote.status) })}</Text>
              )}
              {data.remote?.codes !== undefined && data.remote.codes.length > 0 && (
                <Text size="sm">{t('error.codes', { codes: data.remote.codes.join(', ') })}</Text>
              )}
              {data.reference !== undefined && (
                <Text size="sm">{t('error.reference', { reference: data.reference })}</Text>
              )}
              {data.remote?.body !== undefined && (
                <Code block tabIndex={0} className={classes['remote'] ?? ''} aria-label={t('error.answer')}>
                  {readableAnswer(data.remote.body)}
                </Code>
              )}
            </Stack>
          </Collapse>
        )}
      </Stack>
    </Alert>
  );
}
