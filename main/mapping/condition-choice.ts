import { conditionSchema, type Condition } from '#shared/domain/condition.ts';
import { conditionChoiceSchema, type ConditionChoice } from '#shared/domain/mapping.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Reader, Writer } from '../store/connection.ts';

/** What the seller wants an item of this condition to be offered as; the connector then finds the marketplace's word. */
export function offeredCondition(reader: Reader, marketplace: MarketplaceId, ours: Condition): Condition {
  const row = reader.get<{ offered: string }>(
    'SELECT offered FROM condition_choice WHERE marketplace = :marketplace AND ours = :ours',
    { marketplace, ours },
  );
  return row === undefined ? ours : conditionSchema.parse(row.offered);
}

/** The same word on both sides is no choice. */
export function setCondition(writer: Writer, { marketplace, ours, offered }: ConditionChoice): void {
  if (ours === offered) {
    writer.run('DELETE FROM condition_choice WHERE marketplace = :marketplace AND ours = :ours', { marketplace, ours });
    return;
  }
  writer.run(
    `INSERT INTO condition_choice (marketplace, ours, offered) VALUES (:marketplace, :ours, :offered)
     ON CONFLICT (marketplace, ours) DO UPDATE SET offered = excluded.offered`,
    { marketplace, ours, offered },
  );
}

export const listConditions = (reader: Reader): readonly ConditionChoice[] =>
  reader
    .all('SELECT marketplace, ours, offered FROM condition_choice ORDER BY marketplace, ours')
    .map((row) => conditionChoiceSchema.parse(row));
