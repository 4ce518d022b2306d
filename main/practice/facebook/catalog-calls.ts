import { z } from 'zod';
import { readRow } from './batch-rows.ts';
import { acceptBatch, statusOfBatch, workOn } from './batches.ts';
import { reachedIds } from './business-calls.ts';
import { demand, showEdge, showNode, type GraphCall, type GraphCalls, type NodeView } from './call.ts';
import { refuse, refuseObject, refuseParameter } from './errors.ts';
import type { NodeFields } from './fields.ts';
import { filtered, keysOnly } from './item-filter.ts';
import { itemView } from './item-view.ts';
import { itemsByKeys, itemsOf } from './item-store.ts';
import { batchRowSchema, type BatchRow, type Catalog } from './state.ts';
import { catalogView } from './views.ts';

/** Rows of one `items_batch`. Source: facebook.md section 4.1. */
const MOST_ROWS = 5_000;
/** Errors that a status spells out; their whole number is told beside them. */
const SHOWN_ERRORS = 50;

const batchView: NodeView<NodeFields> = {
  kind: 'CheckBatchRequestStatus',
  show: (_call, facts) => facts,
  defaults: [
    'handle',
    'status',
    'errors',
    'errors_total_count',
    'warnings',
    'warnings_total_count',
    'ids_of_invalid_requests',
  ],
  empty: new Set(['ids_of_invalid_requests']),
};

/** A catalogue: its items, and changes of many at once. */
export const catalogCalls: GraphCalls = {
  'GET ProductCatalog': (call) => showNode(call, catalogView, reachedCatalog(call)),

  'POST ProductCatalog/items_batch': (call) => {
    const { catalogId } = reachedCatalog(call);
    if (call.parameters.text('item_type') !== 'PRODUCT_ITEM') {
      refuseParameter('Param item_type must be PRODUCT_ITEM for a catalogue of this vertical');
    }
    const rows = rowsOf(call);
    const read = rows.map((row) => readRow(row));
    const accepted = rows.filter((_row, index) => read[index]?.problems.length === 0);
    const handles =
      accepted.length === 0
        ? []
        : [acceptBatch(call.context, catalogId, accepted, call.parameters.flag('allow_upsert', true))];
    const told = read.filter(({ problems, warnings }) => problems.length + warnings.length > 0);
    return {
      handles,
      ...(told.length === 0
        ? {}
        : {
            validation_status: told.map(({ retailerId, problems, warnings }) => ({
              retailer_id: retailerId,
              errors: problems.map((message) => ({ message })),
              warnings: warnings.map((message) => ({ message })),
            })),
          }),
    };
  },

  'GET ProductCatalog/check_batch_request_status': (call) => {
    const { catalogId } = reachedCatalog(call);
    const handle = call.parameters.text('handle') ?? refuseParameter('The parameter handle is required');
    workOn(call.context, catalogId);
    const batch = call.context.state.batches.get(handle);
    if (batch === undefined || batch.catalogId !== catalogId) {
      refuse({ code: 100, subcode: 1798114, message: `(#100) Invalid parameter: the handle ${handle} is unknown` });
    }
    const invalid = [...new Set(batch.errors.map(({ id }) => id))];
    return {
      data: [
        showNode(call, batchView, {
          handle,
          status: statusOfBatch(batch),
          errors: batch.errors.slice(0, SHOWN_ERRORS),
          errors_total_count: batch.errors.length,
          warnings: batch.warnings.slice(0, SHOWN_ERRORS),
          warnings_total_count: batch.warnings.length,
          ...(call.parameters.flag('load_ids_of_invalid_requests', false) ? { ids_of_invalid_requests: invalid } : {}),
        }),
      ],
    };
  },

  'GET ProductCatalog/products': (call) => {
    const { catalogId } = reachedCatalog(call);
    workOn(call.context, catalogId);
    const filter = call.parameters.structure('filter');
    const keys = keysOnly(filter);
    const items =
      keys === undefined
        ? filtered(itemsOf(call.context, catalogId), filter)
        : itemsByKeys(call.context, catalogId, keys);
    return showEdge(call, itemView, items, ({ itemId }) => itemId);
  },

  'GET ProductCatalog/diagnostics': (call) => {
    reachedCatalog(call);
    return { data: [] };
  },

  'POST ProductCatalog/marketplace_partner_sellers_details': notAPartner,
  'POST ProductCatalog/marketplace_partner_signals': notAPartner,
};

/** The catalogue, when the seller's business owns it or works with it. */
export function reachedCatalog(call: GraphCall, catalogId = call.nodeId): Catalog {
  if (call.grant.pageId !== undefined) {
    refuse({ code: 190, subcode: 2069030, message: 'A user access token is required to use product catalogues.' });
  }
  demand(call, 'catalog_management');
  const reached = reachedIds(call, 'ownedCatalogIds', 'clientCatalogIds');
  const catalog = call.context.state.catalogs.get(catalogId);
  return catalog === undefined || !reached.includes(catalogId) ? refuseObject(call.nodeId, call.method) : catalog;
}

/** Listing on Marketplace itself is for invited partners. */
function notAPartner(): never {
  refuse({ code: 3, status: 403, message: '(#3) Application does not have the capability to make this API call.' });
}

function rowsOf(call: GraphCall): readonly BatchRow[] {
  const rows = z.array(batchRowSchema).safeParse(call.parameters.structure('requests'));
  if (!rows.success) {
    const [issue] = rows.error.issues;
    refuseParameter(
      `Param requests[${String(issue?.path[0] ?? 0)}] is invalid: ${issue?.path.slice(1).join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  if (rows.data.length === 0) refuseParameter('Param requests must not be empty');
  if (rows.data.length > MOST_ROWS) refuseParameter(`Param requests must have at most ${MOST_ROWS} entries`);
  return rows.data;
}
