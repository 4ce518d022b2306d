import type { Migration } from '../migrate.ts';
import { migration as inventory } from './0010-inventory.ts';
import { migration as accounts } from './0020-accounts.ts';
import { migration as publishing } from './0030-publishing.ts';
import { migration as orders } from './0040-orders.ts';
import { migration as selling } from './0050-selling.ts';
import { migration as mapping } from './0060-mapping.ts';
import { migration as limits } from './0070-limits.ts';
import { migration as inventoryDepth } from './0080-inventory-depth.ts';
import { migration as grid } from './0090-grid.ts';
import { migration as lots } from './0100-lots-and-counts.ts';
import { migration as photos } from './0110-photos.ts';
import { migration as csv } from './0120-csv.ts';
import { migration as templates } from './0130-templates.ts';
import { migration as undo } from './0150-undo.ts';
import { migration as watch } from './0160-watch.ts';
import { migration as terms } from './0170-terms.ts';

/** All migrations in the order in which they run. */
export const migrations: readonly Migration[] = [
  inventory,
  accounts,
  publishing,
  orders,
  selling,
  mapping,
  limits,
  inventoryDepth,
  grid,
  lots,
  photos,
  csv,
  templates,
  undo,
  watch,
  terms,
];
