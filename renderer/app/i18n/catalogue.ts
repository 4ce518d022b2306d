import { activity } from './en/activity.ts';
import { byHand } from './en/by-hand.ts';
import { common } from './en/common.ts';
import { connect } from './en/connect.ts';
import { errors } from './en/errors.ts';
import { inventory } from './en/inventory.ts';
import { listings } from './en/listings.ts';
import { mapping } from './en/mapping.ts';
import { orders } from './en/orders.ts';
import { practice } from './en/practice.ts';
import { publish } from './en/publish.ts';
import { settings } from './en/settings.ts';

/** Every text of the app, one namespace an area. English is the reference: its keys are the keys there are. */
export const catalogues = {
  en: { activity, byHand, common, connect, errors, inventory, listings, mapping, orders, practice, publish, settings },
} as const;

export type Catalogue = (typeof catalogues)['en'];
