import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import type { Hosts } from './marketplace.ts';
import type { Registry } from './registry.ts';

/** Where one marketplace is reached in one environment, with the keys that come with it. */
export interface WorldSettings {
  readonly hosts: Hosts;
  /** Keys the seller need not enter: the practice server hands its own out. What the seller saved wins over them. */
  readonly presetKeys?: Readonly<Record<string, string>>;
}

/** Asked at each use, because the practice servers listen elsewhere after every start. Throws AppError when unreachable. */
export type Worlds = (marketplace: MarketplaceId, environment: Environment) => WorldSettings;

export interface WorldsOptions {
  readonly registry: Registry;
  /** The running practice server of a marketplace, `undefined` while practice mode is off. */
  readonly practice: (marketplace: MarketplaceId) => WorldSettings | undefined;
  /** Environment variables. `CROSSDOCK_EBAY_API_URL` and the like put another server in a host's place, for tests. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Practice worlds from the running servers, the others from the marketplace's own hosts unless a variable says otherwise. */
export function createWorlds({ registry, practice, env }: WorldsOptions): Worlds {
  return (marketplace, environment) => {
    if (environment === 'practice') {
      const running = practice(marketplace);
      if (running === undefined) throw practiceOff(registry[marketplace].name);
      return running;
    }
    const defaults = registry[marketplace].hosts[environment] ?? {};
    const overridden = Object.entries(defaults).map(([name, url]) => {
      const variable = `CROSSDOCK_${marketplace.toUpperCase()}_${name.toUpperCase()}_URL`;
      return [name, env[variable] ?? url] as const;
    });
    return { hosts: Object.fromEntries(overridden) };
  };
}

/** A practice marketplace is asked for while practice mode is off. */
export const practiceOff = (name: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'practice_off',
    params: { marketplace: name },
    message: `The practice marketplace of ${name} is not running. Turn practice mode on in the settings.`,
  });
