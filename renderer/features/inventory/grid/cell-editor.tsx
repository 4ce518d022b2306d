import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/domain/item.ts';
import { showToast } from '../../../components/toast.tsx';
import { useSettings } from '../../../data/settings.ts';
import { editableText, saveCell, stockSum, stopEditing } from './cell-editing.ts';
import { isNumeric, type EditableColumn } from './column-layout.ts';
import classes from './grid.module.css';

/** How typing into a cell ended, for the grid to go on from there. */
export const cellDone = 'crossdock:cell-done';
export type CellDone = CustomEvent<{ readonly move: 'stay' | 'next' | 'previous' }>;

interface CellEditorProps {
  readonly row: ItemRow;
  readonly column: EditableColumn;
}

/** A field in place of a cell's text. Enter and Tab save, Escape does not; a refusal is said right there, and the text stays. */
export function CellEditor({ row, column }: CellEditorProps) {
  const { t } = useTranslation('grid');
  const { currency } = useSettings();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const [text, setText] = useState(() => editableText(row, column));
  const [error, setError] = useState<string | null>(null);
  const ended = useRef(false);

  const end = (move: CellDone['detail']['move']): void => {
    ended.current = true;
    const target = field.current?.closest('[role="grid"]');
    stopEditing();
    target?.dispatchEvent(new CustomEvent(cellDone, { detail: { move } }));
  };
  const save = (move: CellDone['detail']['move'] | null): void => {
    if (ended.current) return;
    const problem = saveCell(queries, row, column, text, currency);
    if (problem !== null) {
      setError(problem);
      field.current?.focus();
    } else if (move === null) {
      ended.current = true;
      stopEditing();
    } else end(move);
  };
  useSavedWhenGone(ended, () => {
    stopEditing();
    const problem = saveCell(queries, row, column, text, currency);
    if (problem !== null) showToast({ text: problem, tone: 'bad' });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end('stay');
    else if (event.key === 'Enter') save('stay');
    else if (event.key === 'Tab') save(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
  const sum = stockSum(row, column, text);
  return (
    <span className={classes['editing']} onClick={(event) => event.stopPropagation()}>
      <input
        ref={field}
        className={classes['field']}
        aria-label={t(`column.${column}`)}
        aria-invalid={error !== null}
        {...(error === null ? {} : { 'aria-describedby': errorId })}
        data-numeric={isNumeric(column) || undefined}
        inputMode={isNumeric(column) ? 'decimal' : 'text'}
        dir={isNumeric(column) ? 'ltr' : 'auto'}
        // The seller asked for this field by a key or a double click.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => save(null)}
      />
      {error === null && sum !== '' && (
        <span role="status" className={classes['refusal']} data-hint>
          {sum}
        </span>
      )}
      {error !== null && (
        <span id={errorId} role="alert" className={classes['refusal']}>
          {error}
        </span>
      )}
    </span>
  );
}

/** Scrolled away, or gone with its list: what was typed is saved as if the field had been left. */
function useSavedWhenGone(ended: RefObject<boolean>, save: () => void): void {
  const latest = useRef(save);
  const here = useRef(true);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      // Not when it is only mounted once more, as React does while developing.
      queueMicrotask(() => {
        if (here.current || ended.current) return;
        ended.current = true;
        latest.current();
      });
    };
  }, [ended]);
}
