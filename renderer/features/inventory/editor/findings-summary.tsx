import { Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { blocks, type Finding } from '#shared/domain/finding.ts';
import { describeFinding } from '../../../app/i18n/describe.ts';
import { itemPath } from '../../../app/routes.ts';
import classes from './editor.module.css';
import { Section } from './section.tsx';

interface FindingsSummaryProps {
  readonly itemId: string;
  readonly findings: readonly Finding[];
}

/** What still stands in the way of a publication, each leading to the field that mends it. Nothing when nothing does. */
export function FindingsSummary({ itemId, findings }: FindingsSummaryProps) {
  const { t } = useTranslation('inventory');
  const [, navigate] = useLocation();
  if (findings.length === 0) return null;
  const errors = findings.filter(blocks).length;
  return (
    <Section
      title={t('section.findings')}
      aside={
        <Text size="xs" c="dimmed">
          {errors > 0 ? t('findings.errors', { count: errors }) : t('findings.none')}
        </Text>
      }
    >
      <ul className={classes['findings']}>
        {findings.map((finding) => {
          const Icon = blocks(finding) ? IconAlertTriangle : IconInfoCircle;
          return (
            <li key={`${finding.field} ${finding.reason} ${finding.message}`}>
              <UnstyledButton
                className={classes['finding'] ?? ''}
                data-severity={finding.severity}
                onClick={() => navigate(`${itemPath(itemId)}?field=${encodeURIComponent(finding.field)}`)}
              >
                <Icon size={15} aria-hidden />
                <span dir="auto">{describeFinding(finding)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
