import { Group, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './states.module.css';

interface LoadingProps {
  readonly rows?: number;
  /** Read out instead of the bars; the default says only that something loads. */
  readonly label?: string;
}

const Announced = ({ label }: { readonly label: string | undefined }) => {
  const { t } = useTranslation();
  return (
    <span role="status" className={classes['silent']}>
      {label ?? t('loading')}
    </span>
  );
};

/** Bars in place of a list that is on its way. */
export const LoadingRows = ({ rows = 8, label }: LoadingProps) => (
  <Stack gap="xs" p="md">
    <Announced label={label} />
    {Array.from({ length: rows }, (_, row) => (
      <Group key={row} gap="sm" wrap="nowrap" aria-hidden>
        <Skeleton height={36} width={36} radius="sm" />
        <Skeleton height={14} width={`${40 + ((row * 17) % 35)}%`} />
        <Skeleton height={14} width={80} ml="auto" />
      </Group>
    ))}
  </Stack>
);

/** Boxes in place of cards that are on their way. */
export const LoadingCards = ({ rows = 2, label }: LoadingProps) => (
  <Stack gap="md">
    <Announced label={label} />
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} height={132} radius="md" aria-hidden />
    ))}
  </Stack>
);

/** Bars in place of a form that is on its way. */
export const LoadingForm = ({ rows = 6, label }: LoadingProps) => (
  <Stack gap="md" p="md" maw={720}>
    <Announced label={label} />
    {Array.from({ length: rows }, (_, row) => (
      <Stack key={row} gap={6} aria-hidden>
        <Skeleton height={12} width={110} />
        <Skeleton height={34} />
      </Stack>
    ))}
  </Stack>
);
