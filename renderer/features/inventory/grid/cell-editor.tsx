import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/domain/item.ts';
import { useSettings } from '../../../data/settings.ts';
import { editableText, saveCell, stopEditing } from './cell-editing.ts';
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
  const save = async (move: CellDone['detail']['move'] | null): Promise<void> => {
    if (ended.current) return;
    ended.current = true;
    const problem = await saveCell(queries, row, column, text, currency);
    if (problem === null) {
      if (move === null) stopEditing();
      else end(move);
      return;
    }
    ended.current = false;
    setError(problem);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end('stay');
    else if (event.key === 'Enter') void save('stay');
    else if (event.key === 'Tab') void save(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
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
        onBlur={() => void save(null)}
      />
      {error !== null && (
        <span id={errorId} role="alert" className={classes['refusal']}>
          {error}
        </span>
      )}
    </span>
  );
}
