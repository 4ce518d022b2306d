import { z } from 'zod';
import { conditionSchema } from '../domain/condition.ts';
import { idSchema } from '../domain/ids.ts';
import { labelChoiceSchema, labelDrawingSchema, labelFindingSchema, labelLimits } from '../domain/label.ts';
import { request } from './define.ts';

const count = z.number().int().min(0);

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** Labels of which items, what is on them, and in whose words. */
export const labelOrderSchema = z.object({
  itemIds: z.array(idSchema).max(labelLimits.items),
  choice: labelChoiceSchema,
  /** First free label of the first sheet, from 1: the rest of a sheet that was used before. */
  start: z.number().int().min(1).max(1_800),
  /** Names of conditions and the form of prices, as the page shows them. */
  conditions: z.partialRecord(conditionSchema, z.string().max(100)),
  locale: z.string().max(35).refine(isLocale),
});
export type LabelOrder = z.infer<typeof labelOrderSchema>;

export const labelPreviewSchema = z.object({
  /** The first page, in micrometres, and what stands on it: at most `labelLimits.previewed`. */
  page: z.object({ width: z.number(), height: z.number() }),
  labels: z.array(z.object({ position: count, drawing: labelDrawingSchema })),
  total: count,
  pages: count,
  /** Of these labels. */
  findings: z.array(labelFindingSchema),
});
export type LabelPreview = z.infer<typeof labelPreviewSchema>;

export const labelRequests = {
  /** The first page as it will be printed, and how many there are in all. */
  'labels.preview': request(labelOrderSchema, labelPreviewSchema),
  /** Asks where to and writes the PDF. `null`: cancelled in the dialog. Throws `cancelled` after `labels.cancel`. */
  'labels.save': request(
    labelOrderSchema,
    z.object({ file: z.string(), labels: count, pages: count, findings: z.array(labelFindingSchema) }).nullable(),
  ),
  /** What is being written now. */
  'labels.job': request(z.void(), z.object({ done: count, total: count }).nullable()),
  'labels.cancel': request(z.void(), z.void()),
  /** Shows the folder of the file saved last. */
  'labels.showFolder': request(z.void(), z.void()),
};
