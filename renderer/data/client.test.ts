import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { Bridge } from '#shared/ipc/transport.ts';
import { asAppError, createClient } from './client.ts';

/** The far end of the bridge, answering with whatever the test wants. */
function createBridge(answer: (envelope: unknown) => Promise<unknown>) {
  const listeners = new Set<(envelope: unknown) => void>();
  const bridge: Bridge = {
    request: answer,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const send = (envelope: unknown): void => {
    for (const listener of listeners) listener(envelope);
  };
  return { bridge, send };
}

describe('client', () => {
  it('sends name and input and answers the value', async () => {
    const { bridge } = createBridge(async (envelope) => ({ ok: true, value: envelope }));
    const input = { to: 'x' } as never;
    expect(await createClient(bridge).request('items.get', input)).toEqual({ name: 'items.get', input });
  });

  it('rebuilds the error with its code and its fields', async () => {
    const fields = [{ path: 'title', reason: 'custom', message: 'Long.' }];
    const { bridge } = createBridge(async () => ({
      ok: false,
      error: { code: 'validation', reason: 'validation', message: 'No.', fields },
    }));
    const error = await createClient(bridge)
      .request('app.info')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'validation', data: { fields } });
  });

  it.each([
    ['an answer of another shape', async () => 'hello'],
    ['no answer', async () => undefined],
    ['a broken channel', () => Promise.reject(new Error('channel closed'))],
  ])('turns %s into a coded error', async (_name, answer) => {
    const error = asAppError(
      await createClient(createBridge(answer).bridge)
        .request('app.info')
        .catch((thrown: unknown) => thrown),
    );
    expect(error.data.reason).toBe('core_unreachable');
  });

  it('says so when there is no bridge at all', async () => {
    await expect(createClient(undefined).request('app.info')).rejects.toMatchObject({
      data: { reason: 'core_unreachable' },
    });
  });

  it('hands events to those who listen for them, until they stop', () => {
    const { bridge, send } = createBridge(async () => undefined);
    const client = createClient(bridge);
    const heard: unknown[] = [];
    const stop = client.onEvent('orders.changed', (payload) => heard.push(payload));
    send({ sequence: 1, name: 'orders.changed', payload: { newSales: 2 } });
    send({ sequence: 2, name: 'accounts.changed', payload: {} });
    stop();
    send({ sequence: 3, name: 'orders.changed', payload: { newSales: 3 } });
    expect(heard).toEqual([{ newSales: 2 }]);
  });

  it('tells of a gap in the sequence, once for each gap', () => {
    const { bridge, send } = createBridge(async () => undefined);
    const client = createClient(bridge);
    let gaps = 0;
    client.onGap(() => {
      gaps += 1;
    });
    for (const sequence of [4, 5, 6, 9, 10]) send({ sequence, name: 'accounts.changed', payload: {} });
    expect(gaps).toBe(1);
    send('not an event');
    send({ sequence: 1, name: 'accounts.changed', payload: {} });
    expect(gaps).toBe(2);
  });
});
