import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { missing, Strict, StrictEmitter } from '#test/electron-stand-in/strict.ts';

class Lamp extends Strict {
  readonly #watts = 40;
  colour = 'white';

  get watts(): number {
    return this.#watts;
  }

  static fromShop(): Lamp {
    return new Lamp();
  }
}

const loose = (value: unknown): Record<string, () => unknown> => value as Record<string, () => unknown>;

describe('strict objects', () => {
  it('throw on a member that nobody defined, and name it', () => {
    expect(() => loose(new Lamp())['switchOn']!()).toThrow('does not implement Lamp.switchOn');
    expect(() => loose(Lamp)['getAll']!()).toThrow('does not implement Lamp.getAll');
  });

  it('work as usual otherwise', async () => {
    const lamp = Lamp.fromShop();
    lamp.colour = 'red';
    expect([lamp.watts, lamp.colour, 'switchOn' in lamp]).toEqual([40, 'red', false]);
    // Awaiting looks for a `then`.
    expect(await Promise.resolve(lamp)).toBe(lamp);
  });

  it('refuse subscriptions to events that never come', async () => {
    const emitter = new StrictEmitter(['ready']);
    expect(() => emitter.on('redy', () => undefined)).toThrow("never emits 'redy' on StrictEmitter");
    const ready = once(emitter as never, 'ready');
    emitter.emit('ready', 1);
    expect(await ready).toEqual([1]);
  });

  it('let a missing module be imported but not touched', () => {
    const autoUpdater = missing('autoUpdater');
    expect(() => loose(autoUpdater)['checkForUpdates']!()).toThrow('does not implement autoUpdater.checkForUpdates');
    expect(() => new (autoUpdater as new () => unknown)()).toThrow('does not implement autoUpdater');
  });
});
