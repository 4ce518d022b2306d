import { ActionIcon, Group, Input, Menu, SegmentedControl, Stack, Textarea, Tooltip } from '@mantine/core';
import { IconBold, IconItalic, IconList, IconListNumbers, IconTextPlus } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { htmlDescription, plainDescription } from '#shared/domain/description-text.ts';
import { itemLimits } from '#shared/domain/item.ts';
import { CharacterCounter } from '../../../components/character-counter.tsx';
import { useData } from '../../../data/query.ts';
import { useTargetMarkets } from '../../../data/target-markets.ts';
import { DescriptionPreview } from './description-preview.tsx';
import classes from './editor.module.css';
import { typedAtMost } from './typed-at-most.ts';
import { withBlock, withLineMarks, withMarks, type Edit } from './formatting.ts';

interface DescriptionFieldProps {
  readonly value: string;
  readonly label: string;
  /** How findings and conflicts name it. */
  readonly field: string;
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

const tools = [
  { id: 'bold', icon: IconBold, key: 'b', edit: (edit: Edit) => withMarks(edit, '**') },
  { id: 'italic', icon: IconItalic, key: 'i', edit: (edit: Edit) => withMarks(edit, '_') },
  { id: 'bullets', icon: IconList, key: undefined, edit: (edit: Edit) => withLineMarks(edit, 'bullets') },
  { id: 'numbers', icon: IconListNumbers, key: undefined, edit: (edit: Edit) => withLineMarks(edit, 'numbers') },
] as const;

/** The description with its few kinds of formatting, the blocks that are used again, and what buyers will see. */
export function DescriptionField({ value, label, field, error, onChange, onBlur }: DescriptionFieldProps) {
  const { t } = useTranslation('editor');
  const [view, setView] = useState<'write' | 'preview'>('write');
  const box = useRef<HTMLTextAreaElement>(null);
  const blocks = useData('blocks.list').data ?? [];

  const apply = (change: (edit: Edit) => Edit): void => {
    const element = box.current;
    if (!element) return;
    const next = change({ text: value, start: element.selectionStart, end: element.selectionEnd });
    onChange(next.text);
    // After React has put the new text in, or the cursor would jump to its end.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.start, next.end);
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const tool = tools.find(({ key }) => key === event.key.toLowerCase());
    if (!tool) return;
    event.preventDefault();
    apply(tool.edit);
  };

  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" align="end">
        <Input.Label htmlFor={field}>{label}</Input.Label>
        <Group gap={2} role="toolbar" aria-label={t('format.label')}>
          {tools.map(({ id, icon: Icon, edit }) => (
            <Tooltip key={id} label={t(`format.${id}`)}>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t(`format.${id}`)}
                disabled={view === 'preview'}
                onClick={() => apply(edit)}
              >
                <Icon size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
          <Menu position="bottom-end" returnFocus={false}>
            <Menu.Target>
              <Tooltip label={t('blocks.insert')}>
                <ActionIcon variant="subtle" size="sm" aria-label={t('blocks.insert')} disabled={view === 'preview'}>
                  <IconTextPlus size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {blocks.length === 0 && <Menu.Label>{t('blocks.none')}</Menu.Label>}
              {blocks.map(({ id, name, text }) => (
                <Menu.Item key={id} dir="auto" onClick={() => apply((edit) => withBlock(edit, text))}>
                  {name}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item component={Link} href="/settings/templates">
                {t('blocks.manage')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <SegmentedControl
            size="xs"
            aria-label={t('preview.label')}
            value={view}
            onChange={(next) => setView(next === 'preview' ? 'preview' : 'write')}
            data={[
              { value: 'write', label: t('preview.write') },
              { value: 'preview', label: t('preview.show') },
            ]}
          />
        </Group>
      </Group>
      {view === 'preview' ? (
        <DescriptionPreview text={value} />
      ) : (
        <Textarea
          ref={box}
          id={field}
          data-field={field}
          dir="auto"
          classNames={{ input: classes['growing'] ?? '' }}
          maxLength={typedAtMost(itemLimits.description)}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
      )}
      <DescriptionCounters text={value} />
    </Stack>
  );
}

/** Shown from half of a limit on: most descriptions are far from any. */
function DescriptionCounters({ text }: { readonly text: string }) {
  const markets = useTargetMarkets();
  const near = markets.flatMap(({ id, name, capabilities: { descriptionForm, descriptionLength } }) => {
    const sent = descriptionForm === 'html' ? htmlDescription(text) : plainDescription(text);
    return sent.length * 2 < descriptionLength ? [] : [{ id, name, sent, limit: descriptionLength }];
  });
  if (near.length === 0) return null;
  return (
    <span className={classes['counters']}>
      {near.map(({ id, name, sent, limit }) => (
        <CharacterCounter key={id} text={sent} limit={limit} unit="utf16" source={name} />
      ))}
    </span>
  );
}
