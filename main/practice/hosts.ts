import type { FastifyInstance } from 'fastify';
import type { Random } from '#main/ports.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Collection } from './collection.ts';
import type { DocStore } from './doc-store.ts';
import { listenOnLoopback, practiceListener, type FaultVoice } from './listener.ts';
import type { PracticeParts } from './marketplace.ts';
import type { PracticeClock } from './practice-clock.ts';

/** What every part of a practice marketplace works with; a marketplace may add its own. */
export interface PracticeContext<State, Keys, Urls> {
  readonly store: DocStore;
  readonly state: State;
  readonly clock: PracticeClock;
  readonly random: Random;
  /** The developer keys, made at first need and kept: the app's stored keys stay good over a restart. */
  readonly application: () => Keys;
  /** Known once all listeners are up; a request cannot come earlier. */
  readonly urls: () => Urls;
}

export function practiceContext<State extends { readonly application: Collection<Keys> }, Keys, Urls>(
  { store, clock, random }: PracticeParts,
  state: State,
  newKeys: (random: Random) => Keys,
  urls: () => Urls,
): PracticeContext<State, Keys, Urls> {
  const application = () => state.application.get('default') ?? state.application.put('default', newKeys(random));
  return { store, state, clock, random, application, urls };
}

/** The hosts of one marketplace. They are opened first, given their calls, and listen last. */
export function practiceHosts<Host extends string>(
  parts: PracticeParts,
  marketplace: MarketplaceId,
  names: readonly Host[],
) {
  type Apps = Readonly<Record<Host, FastifyInstance>>;
  let urls: Readonly<Record<Host, string>> | undefined;
  return {
    urls: () => {
      if (urls === undefined) throw new Error('The practice server is not listening yet.');
      return urls;
    },

    open: (voice: FaultVoice, bodyLimit: (host: Host) => number): Apps =>
      Object.fromEntries(
        names.map((host) => [
          host,
          practiceListener({ ...parts, marketplace, host, voice, bodyLimit: bodyLimit(host) }),
        ]),
      ) as Apps,

    /** All of them, or none when one cannot. Answers how to end them. */
    listen: async (apps: Apps): Promise<() => Promise<void>> => {
      const close = async (): Promise<void> => {
        await Promise.all(names.map((host) => apps[host].close()));
      };
      try {
        const found: Partial<Record<Host, string>> = {};
        for (const host of names) found[host] = await listenOnLoopback(apps[host], parts.port(host));
        urls = found as Record<Host, string>;
        return close;
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}
