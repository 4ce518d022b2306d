import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { blocks, type Finding } from '#shared/domain/finding.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { describeFinding } from '../../app/i18n/describe.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { editorAddress, findingTarget, type FindingTarget } from './finding-target.ts';
import { PriceRuleDialog } from './price-rule-dialog.tsx';
import { QuickFix } from './quick-fix.tsx';

interface Props {
  readonly item: Item;
  readonly findings: readonly Finding[];
  /** Whose rules are mended here too. */
  readonly account?: Account | undefined;
  /** The seller leaves the dialog for another screen. */
  readonly onLeave: () => void;
}

type Fixable = Exclude<FindingTarget['kind'], 'editor' | 'connect' | 'listings' | 'priceRule'>;

const besideField = /^markets\.[a-z]+\.(categoryId$|aspects\.|terms\.)/;

/** What stands in the way or is worth knowing, each with the way to mend it; simple things are mended right here. */
export function FindingList({ item, findings, account, onLeave }: Props) {
  const { t } = useTranslation('publish');
  const [, navigate] = useLocation();
  const [fixing, setFixing] = useState<Fixable | null>(null);
  const [ruling, setRuling] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const wasFixing = useRef(false);
  useEffect(() => {
    // Either button goes when it is pressed, and the form may lie below what is in sight.
    if (fixing !== null) (form.current?.querySelector<HTMLElement>('input, textarea') ?? form.current)?.focus();
    else if (wasFixing.current) list.current?.querySelector<HTMLElement>('button')?.focus();
    wasFixing.current = fixing !== null;
  }, [fixing]);
  const go = (address: string) => {
    onLeave();
    navigate(address);
  };
  // Problems in one form are mended together: the button stands with the first of them.
  const firstOf = new Map<Fixable, Finding>();
  for (const finding of findings) {
    const { kind } = findingTarget(finding.field);
    if (kind === 'editor' || kind === 'connect' || kind === 'listings' || kind === 'priceRule') continue;
    if (!firstOf.has(kind)) firstOf.set(kind, finding);
  }
  // The open form says them beside its fields. Said here as well, each that comes or goes would push the form about.
  const listed = findings.filter(({ field }) => !(fixing === 'markets' && besideField.test(field)));
  return (
    <Stack gap="xs" ref={list}>
      {findings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('preflight.noFindings')}
        </Text>
      ) : null}
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {listed.map((finding) => {
          const target = findingTarget(finding.field);
          return (
            <Group
              component="li"
              key={`${finding.field} ${finding.reason} ${finding.message}`}
              gap="xs"
              wrap="nowrap"
              align="flex-start"
            >
              <StatusBadge tone={blocks(finding) ? 'bad' : 'warning'}>
                {t(blocks(finding) ? 'preflight.error' : 'preflight.warning')}
              </StatusBadge>
              <Text size="sm" flex={1} dir="auto" style={{ overflowWrap: 'anywhere' }}>
                {describeFinding(finding)}
              </Text>
              {target.kind === 'editor' ? (
                <Button size="compact-xs" variant="default" onClick={() => go(editorAddress(item.id, target.field))}>
                  {t('preflight.edit')}
                </Button>
              ) : target.kind === 'priceRule' ? (
                account ? (
                  <Button size="compact-xs" variant="default" onClick={() => setRuling(true)}>
                    {t('rule.open')}
                  </Button>
                ) : null
              ) : target.kind === 'connect' ? (
                <Button size="compact-xs" variant="default" onClick={() => go('/connect')}>
                  {t('preflight.connectFix')}
                </Button>
              ) : target.kind === 'listings' ? (
                <Button size="compact-xs" variant="default" onClick={() => go('/listings')}>
                  {t('progress.toListings')}
                </Button>
              ) : firstOf.get(target.kind) === finding ? (
                <Button size="compact-xs" variant="default" onClick={() => setFixing(target.kind)}>
                  {t('preflight.fix')}
                </Button>
              ) : null}
            </Group>
          );
        })}
      </Stack>
      {account ? <PriceRuleDialog account={account} opened={ruling} onClose={() => setRuling(false)} /> : null}
      {fixing === null ? null : (
        <Stack gap="xs" ref={form} tabIndex={-1} style={{ outline: 'none' }}>
          <QuickFix item={item} kind={fixing} findings={findings} />
          <Button size="compact-xs" variant="default" w="fit-content" onClick={() => setFixing(null)}>
            {t('preflight.fixClose')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
