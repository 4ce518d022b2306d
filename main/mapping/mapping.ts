import type { Finding } from '#shared/domain/finding.ts';
import type { AffectedItem, CategoryMemory, ConditionChoice } from '#shared/domain/mapping.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { EventHub } from '../events.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Connector, ListingDraft } from '../marketplaces/marketplace.ts';
import { fill } from '../message-text.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Durability, Reader, Store, Writer } from '../store/connection.ts';
import {
  forgetCategory,
  learnCategories,
  listCategories,
  ownKey,
  recallCategory,
  setCategory,
  type Recalled,
} from './category-memory.ts';
import { listConditions, offeredCondition, setCondition } from './condition-choice.ts';
import { mappingMessages } from './messages.ts';
import { sharedAnswers } from './shared-aspects.ts';
import { affectedItems, checkTrees } from './tree-watch.ts';

export interface MappingOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly inventory: Pick<Inventory, 'get'>;
  readonly accounts: Pick<Accounts, 'list' | 'connector' | 'marketplaceOf'>;
  readonly events: EventHub;
}

/** A draft with what is known from other items and other marketplaces filled in, and what was taken from where. */
export interface Completed {
  readonly draft: ListingDraft;
  /** Warnings: the seller sees what the app took. */
  readonly notes: readonly Finding[];
}

/** How our categories, conditions and attributes are said at each marketplace: suggested, remembered, editable. */
export interface Mapping {
  list(): { categories: CategoryMemory[]; conditions: ConditionChoice[] };
  setCategory(memory: Pick<CategoryMemory, 'marketplace' | 'key' | 'label' | 'remoteId' | 'remoteName'>): void;
  forgetCategory(input: { readonly marketplace: MarketplaceId; readonly key: string }): void;
  setCondition(choice: ConditionChoice): void;
  recall(input: { readonly itemId: string; readonly marketplace: MarketplaceId }): Recalled | null;
  ownCategories(): { key: string; label: string; items: number }[];
  affected(page: { readonly offset: number; readonly limit: number }): { rows: AffectedItem[]; total: number };
  check(): Promise<{ gone: number }>;
  /**
   * Fills what an item leaves open for a marketplace: its category from memory, its condition as the seller wants it said,
   * attributes that were answered for another marketplace. What the item says itself always wins.
   */
  complete(draft: ListingDraft, marketplace: MarketplaceId, connector: Connector): Promise<Completed>;
  start(): void;
  stop(): void;
}

/** Trees change a few times a year. */
const CHECK_EVERY_MS = 24 * 3_600_000;
const FIRST_CHECK_MS = 60_000;

export function createMapping(options: MappingOptions): Mapping {
  const { store, clock, logger, inventory, events } = options;
  let cancelTimer: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;

  const change = (work: (writer: Writer) => void, durability?: Durability): void =>
    store.write((writer) => {
      work(writer);
      writer.afterCommit(() => events.emit('mapping.changed', {}));
    }, durability);

  const look = (): void => {
    checkTrees(options)
      .catch((error: unknown) => logger.log('error', 'mapping.check_failed', { error: String(error) }))
      .finally(() => {
        if (unsubscribe !== null) cancelTimer = clock.schedule(CHECK_EVERY_MS, look);
      });
  };

  const learn = (ids: readonly string[]): void => {
    const items = ids.flatMap((id) => {
      try {
        return [inventory.get({ id })];
      } catch (error) {
        if (error instanceof AppError && error.code === 'not_found') return [];
        throw error;
      }
    });
    const telling = items.filter(({ markets }) =>
      Object.values(markets).some((details) => details.categoryId !== null),
    );
    if (telling.length === 0) return;
    // What is lost with a power cut is learnt again from the next item.
    change((writer) => {
      for (const item of telling) learnCategories(writer, item, clock.now());
    }, 'soon');
  };

  return {
    list: () => ({ categories: [...listCategories(store)], conditions: [...listConditions(store)] }),
    setCategory: (memory) => change((writer) => setCategory(writer, memory, clock.now())),
    forgetCategory: ({ marketplace, key }) => change((writer) => forgetCategory(writer, marketplace, key)),
    setCondition: (choice) => change((writer) => setCondition(writer, choice)),
    recall: ({ itemId, marketplace }) => recallCategory(store, inventory.get({ id: itemId }), marketplace) ?? null,
    ownCategories: () =>
      store
        .all<{ label: string; items: number }>(
          `SELECT category AS label, count(*) AS items FROM item WHERE deleted_at IS NULL AND category <> ''
           GROUP BY category ORDER BY items DESC, category LIMIT 500`,
        )
        .flatMap(({ label, items }) => {
          const key = ownKey(label);
          return key === undefined ? [] : [{ key, label, items }];
        }),
    affected: (page) => affectedItems(store, page),
    check: async () => {
      const found = await checkTrees(options);
      events.emit('mapping.changed', {});
      return found;
    },
    complete: async (draft, marketplace, connector) => {
      const elsewhere = isDescribedElsewhere(store, draft.itemId, marketplace);
      const item = draft.categoryId === null || elsewhere ? inventory.get({ id: draft.itemId }) : null;
      const notes: Finding[] = [];
      let { categoryId, condition, aspects } = draft;
      if (categoryId === null && item !== null) {
        const recalled = recallCategory(store, item, marketplace);
        if (recalled !== undefined) {
          categoryId = recalled.id;
          notes.push(note(`markets.${marketplace}.categoryId`, 'category_remembered', recalled.name, recalled.because));
        }
      }
      if (condition !== null) condition = offeredCondition(store, marketplace, condition);
      if (categoryId !== null && elsewhere && item !== null) {
        const answers = sharedAnswers(item, marketplace, await questionsOf(connector, categoryId));
        for (const { name, values, from } of answers) {
          const field = `markets.${marketplace}.aspects.${name}`;
          notes.push(note(field, 'aspect_shared', values.join(', '), from));
        }
        if (answers.length > 0)
          aspects = { ...aspects, ...Object.fromEntries(answers.map(({ name, values }) => [name, values])) };
      }
      return { draft: { ...draft, categoryId, condition, aspects }, notes };
    },
    start: () => {
      unsubscribe = events.subscribe((event) => {
        if (event.name === 'items.changed' && 'ids' in event.payload) learn(event.payload.ids);
      });
      cancelTimer = clock.schedule(FIRST_CHECK_MS, look);
    },
    stop: () => {
      unsubscribe?.();
      unsubscribe = null;
      cancelTimer?.();
    },
  };
}

/** Most items of a seller with one marketplace: then there is nothing to take over, and the item need not be read. */
const isDescribedElsewhere = (reader: Reader, itemId: string, marketplace: MarketplaceId): boolean =>
  reader.column<number>(
    'SELECT 1 FROM market_details WHERE item_id = +:itemId AND marketplace <> :marketplace LIMIT 1',
    { itemId, marketplace },
  ).length > 0;

/** A category that is wrong is preflight's to tell; here it only means that nothing can be filled in. */
async function questionsOf(connector: Connector, categoryId: string) {
  try {
    return (await connector.requirements(categoryId)).aspects;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function note(field: string, reason: keyof typeof mappingMessages, taken: string, from: string): Finding {
  const params = { taken, from };
  return { severity: 'warning', field, reason, params, message: fill(mappingMessages[reason], params) };
}
