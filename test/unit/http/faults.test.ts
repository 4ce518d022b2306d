import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { anything, get, post, testClient } from './client.ts';
import { json, serve } from './server.ts';

const failed = (code: string, reason: string) => ({ data: expect.objectContaining({ code, reason }) as unknown });

describe('a request that may be repeated', () => {
  it('goes out again after 500, 502, 503 and 504 and then succeeds', async () => {
    for (const status of [500, 502, 503, 504]) {
      const server = await serve((_request, response, count) => json(response, count === 1 ? status : 200, { count }));
      const { http, waits } = testClient();
      const { body } = await http.send(get(server.url));
      expect(body).toEqual({ count: 2 });
      expect(waits).toHaveLength(1);
    }
  });

  it('waits longer and longer, with jitter, and gives up after four attempts', async () => {
    const server = await serve((_request, response) => json(response, 503, { no: true }));
    const { http, waits } = testClient();
    await expect(http.send(get(server.url))).rejects.toMatchObject(failed('network', 'marketplace_failed'));
    expect(server.received).toHaveLength(4);
    expect(waits).toHaveLength(3);
    for (const [index, ceiling] of [400, 800, 1600].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(ceiling / 2);
      expect(waits[index]).toBeLessThanOrEqual(ceiling);
    }
  });

  it('survives a connection that is reset', async () => {
    const server = await serve((request, response, count) => {
      if (count === 1) request.socket.destroy();
      else json(response, 200, { ok: true });
    });
    const { http } = testClient();
    await expect(http.send(get(server.url))).resolves.toMatchObject({ status: 200 });
    expect(server.received).toHaveLength(2);
  });

  it('survives an answer that is cut in the middle, with and without a length', async () => {
    for (const headers of [{ 'content-length': '1000' }, { connection: 'close' }] as const) {
      const server = await serve((request, response, count) => {
        if (count > 1) {
          json(response, 200, { ok: true });
          return;
        }
        response.writeHead(200, { 'content-type': 'application/json', ...headers });
        response.write('{"ok": tr');
        setImmediate(() => request.socket.destroy());
      });
      const { http } = testClient();
      await expect(http.send(get(server.url))).resolves.toMatchObject({ body: { ok: true } });
    }
  });

  it('takes a JSON text that ends too early for a cut one', async () => {
    const server = await serve((_request, response, count) => {
      if (count > 1) json(response, 200, { ok: true });
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok": tr');
    });
    const { http } = testClient();
    await expect(http.send(get(server.url))).resolves.toMatchObject({ body: { ok: true } });
  });
});

describe('a request that must not be repeated', () => {
  it.each([
    ['a reset', 'ECONNRESET'],
    ['a cut answer', 'cut'],
    ['status 500', 500],
    ['status 502', 502],
    ['status 504', 504],
    ['a page with status 200', 'html'],
    ['an answer of another shape', 'shape'],
  ])('is sent once and ends as unknown after %s', async (_what, kind) => {
    const server = await serve((request, response) => {
      if (kind === 'ECONNRESET') request.socket.destroy();
      else if (kind === 'cut') response.writeHead(200, { 'content-type': 'application/json' }).end('{"offerId": "12');
      else if (kind === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sorry</html>');
      else if (kind === 'shape') json(response, 200, { other: 1 });
      else json(response, Number(kind), {});
    });
    const { http } = testClient();
    const answer = z.object({ offerId: z.string() });
    await expect(http.send(post(server.url, { answer }))).rejects.toMatchObject(failed('network', 'outcome_unknown'));
    expect(server.received).toHaveLength(1);
  });

  it('goes out again after 429, because it was not looked at', async () => {
    const server = await serve((_request, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '2' }) : json(response, 201, { ok: true }),
    );
    const { http, waits } = testClient();
    await expect(http.send(post(server.url))).resolves.toMatchObject({ status: 201 });
    expect(waits[0]).toBeGreaterThanOrEqual(2_000);
    expect(waits[0]).toBeLessThanOrEqual(2_200);
  });

  it('goes out again when the marketplace says that it did nothing and it will pass later', async () => {
    const server = await serve((_request, response, count) =>
      count === 1 ? json(response, 500, { busy: true }) : json(response, 200, { ok: true }),
    );
    const { http } = testClient({ readError: () => ({ codes: ['25025'], transient: true }) });
    await expect(http.send(post(server.url))).resolves.toMatchObject({ body: { ok: true } });
  });

  it('goes out again after a refused connection, because nothing was sent', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    const { http, waits } = testClient();
    await expect(http.send(post(`http://127.0.0.1:${port}/`))).rejects.toMatchObject(failed('network', 'unreachable'));
    expect(waits).toHaveLength(3);
  });

  it('is given more time for its answer the more it has to send', async () => {
    const release: (() => void)[] = [];
    const server = await serve((_request, response) => void release.push(() => json(response, 200, { ok: true })));
    const { http } = testClient({ transport: { headersTimeoutMs: 200 } });
    const small = http.send(post(server.url)).catch((error: unknown) => error);
    const big = http.send(post(server.url, { body: { kind: 'json', value: 'x'.repeat(1_000_000) } }));
    expect(await small).toMatchObject(failed('network', 'outcome_unknown'));
    for (const answer of release) answer();
    await expect(big).resolves.toMatchObject({ body: { ok: true } });
  });

  it('ends as unknown when no answer comes in time', async () => {
    const server = await serve(() => undefined);
    const { http } = testClient({ transport: { headersTimeoutMs: 100 } });
    await expect(http.send(post(server.url))).rejects.toMatchObject(failed('network', 'outcome_unknown'));
  });
});

describe('429', () => {
  it.each([
    ['seconds', () => '120', 120_000],
    ['a date', (now: number) => new Date(now + 90_000).toUTCString(), 90_000],
  ])('with Retry-After as %s beyond patience is handed over with the time', async (_what, header, expected) => {
    const client = testClient();
    const server = await serve((_request, response) =>
      json(response, 429, {}, { 'retry-after': header(client.clock.now()) }),
    );
    const error = await client.http.send(get(server.url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failed('rate_limited', 'rate_limited'));
    const { retryAt } = (error as { data: { retryAt: number } }).data;
    expect(Math.abs(retryAt - client.clock.now() - expected)).toBeLessThan(1_000);
    expect(server.received).toHaveLength(1);
  });

  it('without Retry-After is tried with backoff and then handed over with a minute', async () => {
    const server = await serve((_request, response) => json(response, 429, {}));
    const { http, clock } = testClient();
    const error = await http.send(post(server.url)).catch((thrown: unknown) => thrown);
    expect(server.received).toHaveLength(4);
    expect((error as { data: { retryAt: number } }).data.retryAt).toBe(clock.now() + 60_000);
  });
});

describe('an answer', () => {
  it('that is a page where data was expected is refused with the beginning of the page', async () => {
    const page = `<!doctype html><title>Maintenance</title>${'x'.repeat(10_000)}`;
    const server = await serve(
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    );
    const { http } = testClient();
    const error = await http.send(get(server.url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failed('remote_rejected', 'page_instead_of_data'));
    const { body } = (error as { data: { remote: { body: string } } }).data.remote;
    expect(body.startsWith('<!doctype html><title>Maintenance</title>')).toBe(true);
    expect(body.length).toBeLessThan(5_000);
  });

  it.each([204, 200, 201])('with status %i and no body is undefined', async (status) => {
    const server = await serve((_request, response) => void response.writeHead(status).end());
    const { http } = testClient();
    await expect(http.send(get(server.url, { answer: z.undefined() }))).resolves.toMatchObject({
      status,
      body: undefined,
    });
  });

  it('that is compressed is unpacked, and one that unpacks too large is refused', async () => {
    const server = await serve((request, response) => {
      const bytes = request.url === '/bomb' ? gzipSync(Buffer.alloc(200_000)) : gzipSync(JSON.stringify({ ok: true }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bytes);
    });
    const { http } = testClient({ transport: { maxAnswerBytes: 100_000 } });
    await expect(http.send(get(`${server.url}/`))).resolves.toMatchObject({ body: { ok: true } });
    await expect(http.send(get(`${server.url}/bomb`))).rejects.toMatchObject({ data: { code: 'network' } });
  });

  it('that is larger than allowed is not read to its end', async () => {
    const server = await serve((_request, response) => json(response, 200, { big: 'x'.repeat(200_000) }));
    const { http } = testClient({ transport: { maxAnswerBytes: 100_000 } });
    await expect(http.send(get(server.url))).rejects.toMatchObject({ data: { code: 'network' } });
  });

  it('that points elsewhere is not followed', async () => {
    const other = await serve((_request, response) => json(response, 200, {}));
    const server = await serve((_request, response) => void response.writeHead(302, { location: other.url }).end());
    const { http } = testClient();
    await expect(http.send(get(server.url))).rejects.toMatchObject(failed('remote_rejected', 'redirected'));
    expect(other.received).toEqual([]);
  });

  it('of another shape names the member that is missing', async () => {
    const server = await serve((_request, response) => json(response, 200, { offer: {} }));
    const { http } = testClient();
    const answer = z.object({ offer: z.object({ id: z.string() }) });
    await expect(http.send(get(server.url, { answer }))).rejects.toMatchObject({
      data: {
        code: 'remote_rejected',
        reason: 'unexpected_answer',
        message: expect.stringContaining('offer.id') as string,
      },
    });
  });

  it.each([
    [400, 'remote_rejected', 'remote_rejected'],
    [403, 'remote_rejected', 'forbidden'],
    [404, 'not_found', 'remote_not_found'],
    [409, 'conflict', 'remote_conflict'],
    [422, 'remote_rejected', 'remote_rejected'],
  ])('with status %i is %s', async (status, code, reason) => {
    const server = await serve((_request, response) => json(response, status, { error: 'x', access_token: 'SECRET' }));
    const { http } = testClient();
    const error = await http.send(post(server.url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failed(code, reason));
    expect(JSON.stringify((error as { data: unknown }).data)).not.toContain('SECRET');
    expect(server.received).toHaveLength(1);
  });
});

describe('aborting', () => {
  it('ends a running request and a waiting one with `cancelled`', async () => {
    const server = await serve((_request, response, count) => {
      if (count === 1) json(response, 503, {});
    });
    const controller = new AbortController();
    const { http } = testClient();
    const running = http.send(get(server.url, { signal: controller.signal }));
    await expect.poll(() => server.received.length).toBe(2);
    controller.abort();
    await expect(running).rejects.toMatchObject({ data: { code: 'cancelled' } });
    await expect(http.send(get(server.url, { signal: controller.signal }))).rejects.toMatchObject({
      data: { code: 'cancelled' },
    });
  });
});

describe('what goes out', () => {
  it('is the same bytes in every attempt, with the type of the body', async () => {
    const server = await serve((_request, response, count) => json(response, count < 2 ? 503 : 200, {}));
    const { http } = testClient();
    const bytes = new Uint8Array([255, 216, 1, 2, 13, 10, 45, 45]);
    await http.send({
      method: 'POST',
      url: `${server.url}/up`,
      body: { kind: 'file', part: 'image', fileName: 'a"b\r\n.jpg', mediaType: 'image/jpeg', bytes },
      repeatable: true,
      answer: anything,
    });
    const [first, second] = server.received;
    expect(first?.body).toBe(second?.body);
    expect(first?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(first?.body).toContain('filename="a%22b%0D%0A.jpg"');
  });

  it('is logged without headers, bodies and secret query values', async () => {
    const server = await serve((_request, response) => json(response, 200, { access_token: 'TOP' }));
    const { http, requestLog, logger } = testClient();
    await http.send(
      post(`${server.url}/x?code=SECRETCODE&state=SECRET&q=vase`, {
        headers: { authorization: 'Bearer SECRETTOKEN' },
        body: { kind: 'form', fields: { client_secret: 'SECRETBODY' } },
      }),
    );
    const said = JSON.stringify([requestLog.recent(), logger.entries]);
    expect(said).not.toMatch(/SECRETCODE|SECRETTOKEN|SECRETBODY|TOP/);
    expect(said).toContain('q=vase');
    expect(requestLog.recent()).toEqual([expect.objectContaining({ method: 'POST', result: 200, attempt: 1 })]);
  });

  it('remembers only the last requests', async () => {
    const { requestLog } = testClient();
    for (let count = 0; count < 600; count += 1) {
      requestLog.add({
        method: 'GET',
        url: new URL(`http://127.0.0.1/${count}`),
        result: 200,
        ms: 1,
        attempt: 1,
        accountId: null,
      });
    }
    expect(requestLog.recent()).toHaveLength(500);
    expect(requestLog.recent().at(-1)?.url).toBe('http://127.0.0.1/599');
  });

  it('leaves no connection behind that keeps the server waiting', async () => {
    const server = await serve((_request, response) => json(response, 200, {}));
    const { http } = testClient();
    await Promise.all(Array.from({ length: 30 }, () => http.send(get(server.url))));
    expect(server.received).toHaveLength(30);
  });
});

describe('a request that is cancelled while it waits for a connection', () => {
  it('is never sent', async () => {
    const { createTransport } = await import('#main/http/transport.ts');
    const { manualClock } = await import('#test/support/clocks.ts');
    const transport = createTransport({ clock: manualClock(), connectionsPerOrigin: 1 });
    onTestFinished(() => transport.close());
    const held: (() => void)[] = [];
    const server = await serve((_request, response) => void held.push(() => json(response, 200, {})));
    const send = (path: string, signal?: AbortSignal) =>
      transport.send({ method: 'POST', url: new URL(path, server.url), headers: {}, body: null, signal });
    const first = send('/first');
    await expect.poll(() => server.received.length).toBe(1);
    const controller = new AbortController();
    const cancelled = send('/cancelled', controller.signal).catch((error: unknown) => error);
    controller.abort();
    expect(await cancelled).toMatchObject({ data: { code: 'cancelled' } });
    held[0]?.();
    await first;
    const last = send('/last');
    await expect.poll(() => server.received.length).toBe(2);
    held[1]?.();
    await last;
    expect(server.received.map(({ url }) => url)).toEqual(['/first', '/last']);
  });
});

describe('the deadline of the whole exchange', () => {
  it('ends an answer that trickles for ever', async () => {
    const { createTransport } = await import('#main/http/transport.ts');
    const { manualClock } = await import('#test/support/clocks.ts');
    const clock = manualClock();
    const transport = createTransport({ clock, deadlineMs: 60_000 });
    onTestFinished(() => transport.close());
    let started = false;
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
      started = true;
    });
    const lost = transport
      .send({ method: 'GET', url: new URL(server.url), headers: {}, body: null })
      .catch((error: unknown) => error);
    await expect.poll(() => started).toBe(true);
    clock.advance(60_000);
    expect(await lost).toMatchObject({ name: 'LostAnswer', reached: 'maybe', reasonCode: 'DEADLINE' });
  });
});
