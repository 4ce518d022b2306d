import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { marketplaceIdSchema } from '../domain/marketplace.ts';
import { currencySchema } from '../domain/money.ts';
import { appErrorDataSchema, fieldProblemSchema } from '../errors.ts';
import { request } from './define.ts';
import { itemIdsQuerySchema } from './inventory.ts';

/** More columns than any report has; beyond it the delimiter is wrong or the file is made to harm. */
export const csvColumnLimit = 1_000;

/** What a column of a file can mean to us. */
export const csvFieldSchema = z.enum([
  'title',
  'sku',
  'quantity',
  'price',
  'currency',
  'cost',
  'costCurrency',
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
  'archivedAt',
  'options',
  'option1Name',
  'option1Values',
  'option2Name',
  'option2Values',
  'photos',
  'photoUrl',
  'listingNumber',
  'listingFormat',
  'currentPrice',
  'startPrice',
  'buyItNowPrice',
  'marketCategoryId',
  'marketCategoryName',
  'marketTitle',
  'marketDescription',
  'marketPrice',
  'marketCurrency',
  'marketTerms',
  'aspect',
  'aspects',
  'itemId',
  'variantId',
]);
export type CsvField = z.infer<typeof csvFieldSchema>;

/** How numbers are written: `auto` tells 1,234.56 from 1.234,56 cell by cell and refuses what could be both. */
export const csvNumbersSchema = z.enum(['auto', 'point', 'comma']);
export type CsvNumbers = z.infer<typeof csvNumbersSchema>;

/** One column of the file on one field of ours. */
export const csvTargetSchema = z.object({
  field: csvFieldSchema,
  /** Whose, for a field that each marketplace has for itself. */
  marketplace: marketplaceIdSchema.optional(),
  /** The marketplace's name of an attribute, for the field `aspect`. */
  aspect: z.string().max(200).optional(),
  /** Where this column writes its numbers unlike the rest of the file. */
  numbers: csvNumbersSchema.optional(),
});
export type CsvTarget = z.infer<typeof csvTargetSchema>;

export const csvEncodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']);
export type CsvEncoding = z.infer<typeof csvEncodingSchema>;

export const csvDelimiterSchema = z.enum([',', ';', '\t', '|']);
export type CsvDelimiter = z.infer<typeof csvDelimiterSchema>;

/** Where a file comes from, by its column titles. */
export const csvSourceSchema = z.enum(['ebay', 'etsy', 'crossdock', 'other']);
export type CsvSource = z.infer<typeof csvSourceSchema>;

/** What the seller decides about a file before it is checked or taken in. */
export const csvSettingsSchema = z.object({
  /** By position; `null`: the column is ignored. */
  columns: z.array(csvTargetSchema.nullable()).max(csvColumnLimit),
  numbers: csvNumbersSchema,
  /** For amounts without a currency of their own. */
  currency: currencySchema,
  /** Whether a cell that says `[clear]` empties the field. A blank cell never does. */
  clearing: z.boolean(),
});
export type CsvSettings = z.infer<typeof csvSettingsSchema>;

/** What was found in a file, and how it is going to be read. */
export const csvFileSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  bytes: z.number().int(),
  source: csvSourceSchema,
  encoding: csvEncodingSchema,
  delimiter: csvDelimiterSchema,
  /** The first cells of each column, shortened. */
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  settings: csvSettingsSchema,
  /** Whether the settings are those of an earlier file with the same column titles. */
  remembered: z.boolean(),
});
export type CsvFile = z.infer<typeof csvFileSchema>;

/** What became of the rows, or would become of them. */
export const csvTallySchema = z.object({
  /** New items. */
  created: z.number().int(),
  /** New variants of items. */
  variants: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Rows that were left out. */
  refused: z.number().int(),
  /** Things that were left out of rows that were taken. */
  notes: z.number().int(),
});
export type CsvTally = z.infer<typeof csvTallySchema>;

/** One row of the dry run. Values are shortened; only the first hundreds of each outcome are kept. */
export const csvRowReportSchema = z.object({
  row: z.number().int(),
  /** Title and SKU, or what there is of them. */
  title: z.string(),
  sku: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
});
export type CsvRowReport = z.infer<typeof csvRowReportSchema>;

export const csvRefusalSchema = z.object({ row: z.number().int(), problem: fieldProblemSchema });
export type CsvRefusal = z.infer<typeof csvRefusalSchema>;

const progressSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  rows: z.number().int(),
  /** Share of the work that is done, 0 to 1. */
  share: z.number().min(0).max(1),
  error: appErrorDataSchema.nullable(),
});

export const csvImportStatusSchema = progressSchema.extend({
  phase: z.enum(['ready', 'checking', 'checked', 'importing', 'done', 'stopped', 'failed']),
  tally: csvTallySchema,
  /** The run that takes the whole import back. */
  runId: idSchema.nullable(),
});
export type CsvImportStatus = z.infer<typeof csvImportStatusSchema>;

export const csvExportStatusSchema = progressSchema.extend({
  phase: z.enum(['exporting', 'done', 'stopped', 'failed']),
  items: z.number().int(),
});
export type CsvExportStatus = z.infer<typeof csvExportStatusSchema>;

/** An import that was cut off, by the end of the app or by hand. */
export const csvUnfinishedSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  at: z.number().int(),
  rows: z.number().int(),
  tally: csvTallySchema,
});
export type CsvUnfinished = z.infer<typeof csvUnfinishedSchema>;

/** Groups of columns of an export. SKU and the two identities are always there. */
export const csvExportColumnSchema = z.enum([
  'title',
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
  'archivedAt',
  'options',
  'price',
  'cost',
  'quantity',
  'photos',
  'markets',
  'aspects',
  'listings',
  'dates',
]);
export type CsvExportColumn = z.infer<typeof csvExportColumnSchema>;

const byId = z.object({ id: idSchema });

export const csvRequests = {
  /** Opens the file dialog and looks into the file; `null` when the seller chose none. */
  'csv.choose': request(z.void(), csvFileSchema.nullable()),
  /** Looks again, with another encoding or delimiter. */
  'csv.inspect': request(
    byId.extend({ encoding: csvEncodingSchema.optional(), delimiter: csvDelimiterSchema.optional() }),
    csvFileSchema,
  ),
  /** Starts a dry run: everything is read and judged, nothing written. */
  'csv.check': request(byId.extend({ settings: csvSettingsSchema }), csvImportStatusSchema),
  /** Starts the import. */
  'csv.import': request(byId.extend({ settings: csvSettingsSchema }), csvImportStatusSchema),
  /** Ends a dry run, an import or an export after the batch that is running. */
  'csv.stop': request(byId, z.void()),
  'csv.status': request(
    z.void(),
    z.object({
      import: csvImportStatusSchema.nullable(),
      export: csvExportStatusSchema.nullable(),
      unfinished: z.array(csvUnfinishedSchema),
    }),
  ),
  /** The first hundreds of rows of each outcome. */
  'csv.report': request(
    byId,
    z.object({
      created: z.array(csvRowReportSchema),
      changed: z.array(csvRowReportSchema),
      refused: z.array(csvRefusalSchema),
      notes: z.array(csvRefusalSchema),
    }),
  ),
  /** Writes the rows that were left out, with their reasons, into a file the seller chooses. */
  'csv.saveRefused': request(
    byId.extend({
      /** What is wrong with a row, by reason, in the words of the page; `{{row}}` and its like are filled in. */
      texts: z.record(z.string().max(100), z.string().max(1_000)),
    }),
    z.object({ saved: z.boolean() }),
  ),
  /** Takes an import up again where it stopped. Refused when the file is another one by now. */
  'csv.continue': request(byId, csvImportStatusSchema),
  /** Leaves it at what is in. */
  'csv.drop': request(byId, z.void()),
  /** Opens the save dialog and starts to write; `null` when the seller chose no file. */
  'csv.export': request(
    z.object({
      what: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('ids'), ids: z.array(idSchema).min(1).max(1_000_000) }),
        z.object({ kind: z.literal('query'), query: itemIdsQuerySchema }),
      ]),
      columns: z.array(csvExportColumnSchema).max(csvExportColumnSchema.options.length),
      delimiter: csvDelimiterSchema,
      /** A byte order mark, by which Excel knows UTF-8. */
      mark: z.boolean(),
      /** Cells that a spreadsheet would take for formulas get an apostrophe in front. */
      forSpreadsheets: z.boolean(),
    }),
    csvExportStatusSchema.nullable(),
  ),
};
