import type { Migration } from '../migrate.ts';
import { migration as inventory } from './0010-inventory.ts';
import { migration as accounts } from './0020-accounts.ts';
import { migration as publishing } from './0030-publishing.ts';
import { migration as orders } from './0040-orders.ts';
import { migration as selling } from './0050-selling.ts';
import { migration as mapping } from './0060-mapping.ts';
import { migration as limits } from './0070-limits.ts';

/** All migrations in the order in which they run. */
export const migrations: readonly Migration[] = [inventory, accounts, publishing, orders, selling, mapping, limits];
