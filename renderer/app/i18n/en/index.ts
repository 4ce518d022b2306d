import { activity } from './activity.ts';
import { backup } from './backup.ts';
import { bin } from './bin.ts';
import { bulk } from './bulk.ts';
import { byHand } from './by-hand.ts';
import { common } from './common.ts';
import { connect } from './connect.ts';
import { csv } from './csv.ts';
import { editor } from './editor.ts';
import { errors } from './errors.ts';
import { grid } from './grid.ts';
import { history } from './history.ts';
import { inventory } from './inventory.ts';
import { labels } from './labels.ts';
import { listings } from './listings.ts';
import { mapping } from './mapping.ts';
import { orders } from './orders.ts';
import { photos } from './photos.ts';
import { practice } from './practice.ts';
import { publish } from './publish.ts';
import { settings } from './settings.ts';
import { stock } from './stock.ts';
import { workspaces } from './workspaces.ts';

/** Every text in English, one namespace an area. It is the reference: its keys are the keys there are. */
export const en = {
  activity,
  backup,
  bin,
  bulk,
  byHand,
  common,
  connect,
  csv,
  editor,
  errors,
  grid,
  history,
  inventory,
  labels,
  listings,
  mapping,
  orders,
  photos,
  practice,
  publish,
  settings,
  stock,
  workspaces,
} as const;
