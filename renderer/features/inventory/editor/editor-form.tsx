import { Alert, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/domain/item.ts';
import { ItemMarketsPanel } from '../../publish/item-markets-panel.tsx';
import { BinDays } from '../bin/bin-days.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { removeItems, restoreItems } from '../bin/bin.ts';
import { openItems } from '../open-items/open-items.ts';
import { DetailsSection } from './details-section.tsx';
import { EditorHeader } from './editor-header.tsx';
import classes from './editor.module.css';
import { FindingsSummary } from './findings-summary.tsx';
import { ItemListings } from './item-listings.tsx';
import { PhotosSection } from './photos-section.tsx';
import { SaveProblems } from './save-problems.tsx';
import { SaveTemplateDialog } from './save-template-dialog.tsx';
import { Section } from './section.tsx';
import { StorageSection } from './storage-section.tsx';
import { useEditorCommands } from './use-editor-commands.ts';
import { useFindings } from './use-findings.ts';
import { useItemActions } from './use-item-actions.ts';
import { useFieldFocus } from './use-field-focus.ts';
import { useLeaving } from './use-leaving.ts';
import { VariantsSection } from './variants-section.tsx';

interface EditorFormProps {
  readonly fetched: Item;
  readonly onClose: () => void;
  readonly onPublish: (itemId: string) => void;
}

/** All of an item in one form that saves itself. */
export function EditorForm({ fetched, onClose: leave, onPublish }: EditorFormProps) {
  const { t } = useTranslation('inventory');
  const editing = useEditing(fetched);
  const { item, session } = editing;
  const onClose = useCallback(() => {
    openItems.close(session.itemId);
    leave();
  }, [session, leave]);
  const root = useRef<HTMLElement>(null);
  const findings = useFindings(item.id);
  useFieldFocus(root, item.id);
  useEffect(() => {
    // From the grid below, which is out of reach now, the keyboard comes here; a wanted field takes it further.
    if (!root.current?.contains(document.activeElement)) root.current?.focus({ preventScroll: true });
  }, []);
  useLeaving(session);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isInsideLayer(event.target)) return;
      onClose();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  const binned = item.deletedAt !== null;
  const actions = useItemActions(session);
  const publish = useCallback(() => void session.flush().then(() => onPublish(session.itemId)), [session, onPublish]);
  const moveToBin = useCallback(
    () => void removeItems([session.itemId]).then((removed) => removed && onClose()),
    [session, onClose],
  );
  useEditorCommands({ onClose, onPublish: publish, onRemove: moveToBin, actions, binned });
  return (
    <>
      <article ref={root} tabIndex={-1} className={classes['editor']} aria-labelledby="editor-title">
        <EditorHeader editing={editing} onClose={onClose} onPublish={publish} onRemove={moveToBin} actions={actions} />
        <div className={classes['scroll']}>
          <SaveProblems editing={editing} />
          {binned && (
            <Alert color="yellow" icon={<IconTrash aria-hidden />} title={t('editor.binned')} mb="md">
              {item.deletedAt !== null && <BinDays deletedAt={item.deletedAt} />}
              <Button size="xs" variant="default" onClick={() => void restoreItems([item.id])}>
                {t('bin.restore')}
              </Button>
            </Alert>
          )}
          <fieldset className={classes['form']} disabled={binned}>
            <legend className={classes['legend']}>{t('editor.form')}</legend>
            <div className={classes['main']}>
              <PhotosSection editing={editing} />
              <DetailsSection editing={editing} />
              <VariantsSection editing={editing} />
              <StorageSection editing={editing} />
            </div>
            <div className={classes['side']}>
              <Section title={t('section.markets')}>
                <ItemMarketsPanel
                  item={item}
                  findings={findings}
                  onPatch={({ markets }) => markets && editing.edit('markets', { ...item.markets, ...markets })}
                />
              </Section>
              <ItemListings item={item} flush={session.flush} />
              {/* Last: it grows and shrinks with every save. */}
              {!binned && <FindingsSummary itemId={item.id} findings={findings} />}
            </div>
          </fieldset>
        </div>
      </article>
      <SaveTemplateDialog
        itemId={item.id}
        title={item.title}
        opened={actions.savingTemplate}
        onClose={actions.closeTemplate}
      />
    </>
  );
}

/** A menu, a list of choices or a dialog takes Escape for itself. */
const isInsideLayer = (target: EventTarget | null): boolean =>
  Array.from(document.querySelectorAll('[role="dialog"], [role="listbox"], [role="menu"]')).some((layer) =>
    layer.checkVisibility({ visibilityProperty: true }),
  ) ||
  (target instanceof Element && target.closest('[data-dragging]') !== null);
