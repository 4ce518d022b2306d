import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import { API_PATH, type EtsyApi } from './endpoint.ts';
import { oneOf, whole } from './form.ts';
import { pageOf, pageSchema, queryPage } from './paging.ts';
import { refuse } from './refusals.ts';
import type { Readiness } from './shop-state.ts';

const BASE = '/shops/:shop_id/readiness-state-definitions';
const ONE = `${BASE}/:readiness_state_definition_id`;

const state = oneOf(['ready_to_ship', 'made_to_order']);
const time = whole(1, 10);
const unit = oneOf(['days', 'weeks']);
const created = z.object({
  readiness_state: state,
  min_processing_time: time,
  max_processing_time: time,
  processing_time_unit: unit.default('days'),
});
const changed = z.object({
  readiness_state: state.optional(),
  min_processing_time: time.optional(),
  max_processing_time: time.optional(),
  processing_time_unit: unit.optional(),
});

/** Processing profiles. There are never two alike: a second one is refused with the address of the first. */
export function serveReadiness({ context, ...api }: EtsyApi): void {
  const { readiness } = context.state;
  const of = (params: Readonly<Record<string, string>>): Readiness =>
    readiness.get(`${params['shop_id']}/${params['readiness_state_definition_id']}`) ??
    refuse(404, 'Readiness state definition not found');

  api.add({
    method: 'GET',
    path: BASE,
    scopes: ['shops_r'],
    query: pageSchema,
    handle: ({ params, query }) => {
      const all = readiness.startingWith(`${params['shop_id']}/`);
      return { status: 200, body: { count: all.length, results: pageOf(all, queryPage(query)).map(readinessBody) } };
    },
  });
  api.add({
    method: 'POST',
    path: BASE,
    scopes: ['shops_w'],
    form: created,
    handle: ({ params, body }) => {
      const shopId = Number(params['shop_id']);
      const wanted = {
        shopId,
        readinessState: body.readiness_state,
        min: body.min_processing_time,
        max: body.max_processing_time,
        unit: body.processing_time_unit,
      };
      const readinessId = freshId(context, 10, (id) => readiness.get(`${shopId}/${id}`) !== undefined);
      return { status: 201, body: readinessBody(keep(context, { ...wanted, readinessId })) };
    },
  });
  api.add({
    method: 'GET',
    path: ONE,
    scopes: ['shops_r'],
    handle: ({ params }) => ({ status: 200, body: readinessBody(of(params)) }),
  });
  api.add({
    method: 'PUT',
    path: ONE,
    scopes: ['shops_w'],
    form: changed,
    handle: ({ params, body }) => {
      const known = of(params);
      const next = {
        ...known,
        readinessState: body.readiness_state ?? known.readinessState,
        min: body.min_processing_time ?? known.min,
        max: body.max_processing_time ?? known.max,
        unit: body.processing_time_unit ?? known.unit,
      };
      return { status: 200, body: readinessBody(keep(context, next)) };
    },
  });
  api.add({
    method: 'DELETE',
    path: ONE,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const { shopId, readinessId } = of(params);
      readiness.delete(`${shopId}/${readinessId}`);
      return { status: 204 };
    },
  });
}

function keep(context: EtsyContext, wanted: Readiness): Readiness {
  if (wanted.min > wanted.max) refuse(400, 'min_processing_time must not be greater than max_processing_time');
  const { readinessId, ...rest } = wanted;
  const twin = context.state.readiness.startingWith(`${wanted.shopId}/`).find((known) => {
    const { readinessId: knownId, ...others } = known;
    return knownId !== readinessId && JSON.stringify(sorted(others)) === JSON.stringify(sorted(rest));
  });
  if (twin !== undefined) {
    const path = `${API_PATH}/shops/${twin.shopId}/readiness-state-definitions/${twin.readinessId}`;
    refuse(409, 'A readiness state definition with these values exists already', { 'content-location': path });
  }
  return context.state.readiness.put(`${wanted.shopId}/${readinessId}`, wanted);
}

const sorted = (fields: Readonly<Record<string, unknown>>) =>
  Object.entries(fields).toSorted(([left], [right]) => left.localeCompare(right));

/** Working days of a week in a seller's processing schedule, unless they chose others. */
const DAYS_PER_WEEK = 5;

/** A processing profile as days. */
export function processingDays({ min, max, unit: per }: Readiness): { readonly min: number; readonly max: number } {
  const days = per === 'weeks' ? DAYS_PER_WEEK : 1;
  return { min: min * days, max: max * days };
}

export function readinessBody(definition: Readiness) {
  const days = processingDays(definition);
  const { min, max, unit: per } = definition;
  return {
    shop_id: definition.shopId,
    readiness_state_id: definition.readinessId,
    readiness_state: definition.readinessState,
    min_processing_days: days.min,
    max_processing_days: days.max,
    processing_days_display_label: min === max ? `${min} ${per}` : `${min}-${max} ${per}`,
  };
}
