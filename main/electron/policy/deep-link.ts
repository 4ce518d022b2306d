import type { EventPayload } from '#shared/ipc/contract.ts';

export type NavigateTarget = EventPayload<'app.navigate'>['to'];

/** Pages that an address from outside may open; looking at them changes nothing. */
const targets = ['inventory', 'connect', 'listings', 'orders', 'settings'] as const satisfies readonly NavigateTarget[];

/** `crossdock://open/orders` and its like; everything else from outside is refused, parameters included. */
export function deepLinkTarget(address: string): NavigateTarget | undefined {
  return targets.find((target) => address === `crossdock://open/${target}`);
}
