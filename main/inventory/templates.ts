import { z } from 'zod';
import type { Item } from '#shared/domain/item.ts';
import { templateContentSchema, type Template, type TemplateContent, type TextBlock } from '#shared/domain/template.ts';
import { notFound, validationError } from '#shared/errors.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { sqliteCode } from '../store/sqlite-error.ts';
import type { InventoryContext } from './change.ts';
import { inRun } from './change.ts';
import { loadItem } from './item-rows.ts';
import { createItem } from './items.ts';
import { fold } from './search-text.ts';
import { updateVariant } from './variants.ts';

/** What the seller writes once and uses again. One method for each request of shared/ipc/templates.ts. */
export interface Templates {
  list(): Template[];
  /** Throws `validation` (`name_taken`) for a name that another template has. */
  save(input: { readonly itemId: string; readonly name: string; readonly id?: string | undefined }): Template;
  rename(input: { readonly id: string; readonly name: string }): Template;
  remove(input: { readonly id: string }): void;
  use(input: { readonly id: string }): Item;
  listBlocks(): TextBlock[];
  saveBlock(input: { readonly id?: string | undefined; readonly name: string; readonly text: string }): TextBlock;
  removeBlock(input: { readonly id: string }): void;
}

export function createTemplates(options: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly skuPattern: () => string;
}): Templates {
  const { store, context, skuPattern } = options;
  const changed = (writer: Writer): void => writer.afterCommit(() => context.emit('templates.changed', {}));

  return {
    list: () => store.all<TemplateRecord>('SELECT * FROM template ORDER BY name_key').map(toTemplate),
    save: ({ itemId, name, id = context.newId() }) =>
      store.write((writer) => {
        const content = JSON.stringify(contentOf(loadItem(writer, itemId)));
        put(writer, 'template', { id, name, column: 'content', value: content, at: context.clock.now() });
        changed(writer);
        return templateOf(writer, id);
      }),
    rename: ({ id, name }) =>
      store.write((writer) => {
        const { content } = templateRecord(writer, id);
        put(writer, 'template', { id, name, column: 'content', value: content, at: context.clock.now() });
        changed(writer);
        return templateOf(writer, id);
      }),
    remove: ({ id }) =>
      store.write((writer) => {
        writer.run('DELETE FROM template WHERE id = @id', { id });
        changed(writer);
      }),
    use: ({ id }) =>
      store.write((writer) => {
        const { content } = templateOf(writer, id);
        return inRun(writer, context, { kind: 'item.create' }, (run) => newItem(writer, run, content, skuPattern()));
      }),
    listBlocks: () => store.all<BlockRecord>('SELECT * FROM text_block ORDER BY name_key').map(toBlock),
    saveBlock: ({ id = context.newId(), name, text }) =>
      store.write((writer) => {
        put(writer, 'text_block', { id, name, column: 'text', value: text, at: context.clock.now() });
        changed(writer);
        const block = writer.get<BlockRecord>('SELECT * FROM text_block WHERE id = @id', { id });
        if (!block) throw notFound('text block', id);
        return toBlock(block);
      }),
    removeBlock: ({ id }) =>
      store.write((writer) => {
        writer.run('DELETE FROM text_block WHERE id = @id', { id });
        changed(writer);
      }),
  };
}

/** An item with a given content, as one change that can be taken back. Returns it whole. */
export function newItem(
  writer: Writer,
  context: InventoryContext,
  { patch, price, cost }: TemplateContent,
  skuPattern: string,
): Item {
  const itemId = createItem(writer, context, { patch, skuPattern });
  const [variant] = loadItem(writer, itemId).variants;
  if (variant) updateVariant(writer, context, { id: variant.id, patch: { price, cost } });
  return loadItem(writer, itemId);
}

/** All of an item that could be true of another one as well. */
export const contentOf = (item: Item): TemplateContent => ({
  patch: {
    title: item.title,
    description: item.description,
    condition: item.condition,
    conditionNote: item.conditionNote,
    category: item.category,
    location: item.location,
    tags: item.tags,
    lowStockAt: item.lowStockAt,
    markets: item.markets,
  },
  price: item.variants[0]?.price ?? null,
  cost: item.variants[0]?.cost ?? null,
});

interface TemplateRecord {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly changed_at: number;
}

interface BlockRecord {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly changed_at: number;
}

const contentText = z.string().transform((text) => templateContentSchema.parse(JSON.parse(text)));

const toTemplate = ({ id, name, content, changed_at }: TemplateRecord): Template => ({
  id,
  name,
  content: contentText.parse(content),
  changedAt: changed_at,
});

const toBlock = ({ id, name, text, changed_at }: BlockRecord): TextBlock => ({ id, name, text, changedAt: changed_at });

function templateRecord(reader: Reader, id: string): TemplateRecord {
  const record = reader.get<TemplateRecord>('SELECT * FROM template WHERE id = @id', { id });
  if (!record) throw notFound('template', id);
  return record;
}

const templateOf = (reader: Reader, id: string): Template => toTemplate(templateRecord(reader, id));

function put(
  writer: Writer,
  table: 'template' | 'text_block',
  row: {
    readonly id: string;
    readonly name: string;
    readonly column: 'content' | 'text';
    readonly value: string;
    readonly at: number;
  },
): void {
  const { id, name, column, value, at } = row;
  try {
    writer.run(
      `INSERT INTO ${table} (id, name, name_key, ${column}, changed_at) VALUES (@id, @name, @key, @value, @at)
       ON CONFLICT (id) DO UPDATE SET name = @name, name_key = @key, ${column} = @value, changed_at = @at`,
      { id, name, key: fold(name), value, at },
    );
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    throw validationError({
      path: 'name',
      reason: 'name_taken',
      params: { name },
      message: `The name ${name} is taken. Choose another one, or change the one that has it.`,
    });
  }
}
