import type { BulkOperation } from '#shared/domain/bulk.ts';
import {
  evaluateArchive,
  evaluateCondition,
  evaluateLowStock,
  evaluateMarket,
  evaluateReplace,
  evaluateTags,
  evaluateText,
} from './item-operations.ts';
import type { Evaluate } from './outcome.ts';
import { evaluateAmount, evaluateQuantity, evaluateSku } from './variant-operations.ts';

/**
 * What an operation does to items. One for each pass over a selection: some remember what they have seen, such as SKUs that
 * are claimed already. Throws `validation` for a pattern that cannot be read.
 */
export function evaluatorOf(
  operation: BulkOperation,
  { newId, now }: { readonly newId: () => string; readonly now: () => number },
): Evaluate {
  switch (operation.kind) {
    case 'amount':
    case 'currency':
      return evaluateAmount(operation);
    case 'replace':
      return operation.field === 'sku' ? evaluateSku(operation) : evaluateReplace(operation, operation.field);
    case 'condition':
      return evaluateCondition(operation.value);
    case 'category':
    case 'location':
      return evaluateText(operation.kind, operation.value);
    case 'lowStock':
      return evaluateLowStock(operation.value);
    case 'tags':
      return evaluateTags(operation);
    case 'quantity':
      return evaluateQuantity(operation.value, newId);
    case 'marketCategory':
    case 'marketAspect':
    case 'marketTitle':
    case 'marketAmount':
    case 'marketTerm':
      return evaluateMarket(operation);
    case 'archive':
      return evaluateArchive(operation.archived, now);
  }
}
