import { workOn } from './batches.ts';
import { showNode, type GraphCall, type GraphCalls } from './call.ts';
import { reachedCatalog } from './catalog-calls.ts';
import { newId } from './context.ts';
import { refuse, refuseObject, refuseParameter } from './errors.ts';
import { SINGLE_EXTRA } from './item-extra.ts';
import { defined, problemsIn, retailerIdProblems, type ItemChange } from './item-rules.ts';
import { dropItem, itemByKey, keepItem } from './item-store.ts';
import { itemView } from './item-view.ts';
import { fractionDigits } from './prices.ts';
import type { Item } from './state.ts';

/** The single-item calls' own words for the fields of an item. Source: facebook.md section 4.3. */
const NAMES = {
  name: 'name',
  description: 'description',
  availability: 'availability',
  condition: 'condition',
  priceMinor: 'price',
  url: 'url',
  imageUrl: 'image_url',
  additionalImageUrls: 'additional_image_urls',
  quantity: 'quantity_to_sell_on_facebook',
} as const;

/** One item at a time: prices are whole numbers of minor units with a currency beside them, unlike in the batch. */
export const itemCalls: GraphCalls = {
  'POST ProductCatalog/products': (call) => {
    const { catalogId } = reachedCatalog(call);
    for (const name of ['name', 'currency', 'price']) {
      if (!call.parameters.has(name)) refuseParameter(`The parameter ${name} is required`);
    }
    const change = changeOf(call);
    const retailerId = call.parameters.text('retailer_id') ?? newId(call.context);
    const [problem] = retailerIdProblems(retailerId);
    if (problem !== undefined) refuseParameter(problem);
    if (!call.parameters.flag('allow_upsert', true) && itemByKey(call.context, catalogId, retailerId) !== undefined) {
      refuse({ code: 10800, message: '(#10800) Duplicate retailer_id when attempting to create a store collection' });
    }
    return { id: keepItem(call.context, catalogId, retailerId, change).itemId };
  },

  'GET ProductItem': (call) => showNode(call, itemView, reachedItem(call)),

  'POST ProductItem': (call) => {
    const item = reachedItem(call);
    const renamed = call.parameters.text('retailer_id');
    if (renamed !== undefined && renamed !== item.retailerId)
      refuseParameter('Param retailer_id of an item cannot be changed here');
    keepItem(call.context, item.catalogId, item.retailerId, changeOf(call));
    return { success: true };
  },

  'DELETE ProductItem': (call) => {
    dropItem(call.context, reachedItem(call));
    return { success: true };
  },
};

function reachedItem(call: GraphCall): Item {
  const catalogId = call.context.state.items.get(call.nodeId)?.catalogId;
  if (catalogId === undefined) refuseObject(call.nodeId, call.method);
  reachedCatalog(call, catalogId);
  workOn(call.context, catalogId);
  const item = call.context.state.items.get(call.nodeId);
  return item === undefined || item.deletedAt !== undefined ? refuseObject(call.nodeId, call.method) : item;
}

function changeOf(call: GraphCall): ItemChange {
  const { parameters } = call;
  const known = call.context.state.items.get(call.nodeId);
  const currency = parameters.text('currency') ?? known?.currency;
  const price = parameters.whole('price');
  if (currency !== undefined && fractionDigits(currency) === undefined)
    refuseParameter(`Param currency: ${currency} is no ISO currency`);
  if (price !== undefined && price < 0) refuseParameter('Param price must be an unsigned integer in minor units');
  const more = parameters.list('additional_image_urls')?.map(String);
  const visibility = parameters.text('visibility');
  if (visibility !== undefined && visibility !== 'published' && visibility !== 'staging') {
    refuseParameter('Param visibility must be one of {published, staging}');
  }
  const quantity = parameters.whole('quantity_to_sell_on_facebook') ?? parameters.whole('inventory');
  const change: ItemChange = {
    ...defined({
      name: parameters.text('name'),
      description: parameters.text('description'),
      availability: parameters.text('availability'),
      condition: parameters.text('condition'),
      url: parameters.text('url'),
      imageUrl: parameters.text('image_url'),
      groupRetailerId: parameters.text('retailer_product_group_id'),
      priceMinor: price,
      currency,
      additionalImageUrls: more,
      visibility,
      quantity,
    }),
    extra: Object.fromEntries(
      SINGLE_EXTRA.flatMap((name) => (parameters.has(name) ? [[name, parameters.text(name) ?? '']] : [])),
    ),
  };
  const [problem] = problemsIn(change, NAMES);
  if (problem !== undefined) refuseParameter(`Invalid parameter: ${problem}`);
  return change;
}
