import { itemLimits } from '#shared/domain/item.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CsvField } from '#shared/ipc/csv.ts';
import { parseAspects, parseList, parseTerms } from './cells.ts';
import type { Cell, RowCells } from './row-cells.ts';
import type { MarketPatch } from './row.ts';

const valueLimit = 1_000;
const valuesLimit = 100;

/** What a row says of each marketplace it speaks of. */
export function readMarkets(cells: RowCells, currency: string): ReadonlyMap<MarketplaceId, MarketPatch> {
  const markets = new Map<MarketplaceId, MarketPatch>();
  for (const cell of cells.all) {
    const { field, marketplace } = cell.column;
    if (marketplace === undefined || !readers[field]) continue;
    let patch = markets.get(marketplace);
    if (!patch) markets.set(marketplace, (patch = { aspects: new Map() }));
    readers[field](patch, cell, cells, { marketplace, currency });
  }
  return markets;
}

interface Of {
  readonly marketplace: MarketplaceId;
  readonly currency: string;
}

type Read = (patch: MarketPatch, cell: Cell, cells: RowCells, of: Of) => void;

const readers: Partial<Record<CsvField, Read>> = {
  marketCategoryId: (patch, cell, cells, { marketplace }) => {
    const text = cell.cleared ? null : cells.text('marketCategoryId', 64, marketplace);
    if (text === undefined) return;
    if (text !== null && marketplace === 'ebay' && !cells.exact && !/^\d+$/.test(text)) {
      cells.refuse(
        cell,
        'csv_category_number',
        `"${text}" is not the number of an eBay category. Write the number, such as 15230.`,
        { value: text },
      );
      return;
    }
    patch.categoryId = text;
  },
  marketCategoryName: (patch, cell, cells, { marketplace }) => {
    const text = cell.cleared ? null : cells.text('marketCategoryName', 500, marketplace);
    if (text !== undefined) patch.categoryName = text;
  },
  marketTitle: (patch, cell, cells, { marketplace }) => {
    const text = cell.cleared ? null : cells.text('marketTitle', itemLimits.title, marketplace);
    if (text !== undefined) patch.title = text;
  },
  marketDescription: (patch, cell, cells, { marketplace }) => {
    const text = cell.cleared ? null : cells.text('marketDescription', itemLimits.description, marketplace);
    if (text !== undefined) patch.description = text;
  },
  marketPrice: (patch, cell, cells, { marketplace, currency }) => {
    const own = cells.currency('marketCurrency', currency, marketplace);
    const price = cell.cleared ? null : cells.amount('marketPrice', own, marketplace);
    if (price !== undefined) patch.price = price;
  },
  aspect: (patch, cell, cells, { marketplace }) => {
    const { aspect = '' } = cell.column;
    if (cell.cleared) {
      patch.aspects.set(aspect, null);
      return;
    }
    // Etsy's own file parts materials by commas, which none of its materials has.
    const separators = marketplace === 'etsy' && !cells.exact ? /[|,]/ : /\|/;
    const values = [...new Set(parseList(cell.text, separators))].slice(0, valuesLimit);
    if (values.some((value) => value.length > valueLimit))
      cells.refuse(cell, 'csv_too_long', 'a value has at most 1,000 characters. Shorten it.', { limit: valueLimit });
    else if (values.length > 0) patch.aspects.set(aspect, values);
  },
  aspects: (patch, cell, cells) => {
    const aspects = parseAspects(cell.text);
    if (!aspects)
      cells.refuse(cell, 'csv_aspects', 'it is not the list of attributes that Crossdock writes. Export it again.');
    for (const [name, values] of Object.entries(aspects ?? {})) patch.aspects.set(name, values);
  },
  marketTerms: (patch, cell, cells) => {
    if (cell.cleared) {
      patch.terms = null;
      return;
    }
    const terms = parseTerms(cell.text);
    if (terms) patch.terms = terms;
    else cells.refuse(cell, 'csv_terms', 'it is not the list of policies that Crossdock writes. Export it again.');
  },
};
