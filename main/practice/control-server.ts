import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PracticeControl } from './control.ts';
import { faultRuleSchema } from './faults.ts';
import { isLoopbackHost } from './listener.ts';
import { PurchaseRefused, purchaseSchema } from './marketplace.ts';

const STATUS_OF = { 'not-found': 404, ended: 409, 'insufficient-quantity': 409 } as const;

const limitSchema = z.strictObject({
  marketplace: z.string().default('ebay'),
  api: z.string(),
  /** Left out: the marketplace's own limit again. */
  limit: z.int().min(0).optional(),
});
const milliseconds = z.int().min(0).max(600_000);
const latencySchema = z.strictObject({ ms: milliseconds, upTo: milliseconds.optional() });
const advanceSchema = z.strictObject({ ms: z.int().min(0) });
const concurrencySchema = z.strictObject({ enabled: z.boolean() });

/**
 * The control API over HTTP. It can do anything to the practice world, so only tools may use it: a request that a web page
 * could have sent (it carries an Origin, or the browser says it crosses sites) is refused, and so is a foreign Host.
 */
export function controlServer(control: PracticeControl): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1024 * 1024 });

  app.addHook('onRequest', async (request, reply) => {
    if (!isTool(request))
      return reply.code(403).send({ error: 'forbidden', message: 'Web pages may not drive the practice server.' });
    return undefined;
  });
  app.setErrorHandler(async (error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ error: 'invalid', issues: error.issues });
    if (error instanceof RangeError) return reply.code(404).send({ error: 'not-found', message: error.message });
    if (error instanceof PurchaseRefused) {
      return reply.code(STATUS_OF[error.reason]).send({ error: error.reason, message: error.message });
    }
    return reply
      .code((error as { statusCode?: number }).statusCode ?? 500)
      .send({ error: 'failed', message: (error as Error).message });
  });

  app.get('/', async () => ({
    name: 'Crossdock practice marketplaces',
    faults: control.faults().length,
    listings: control.listings().length,
    latency: control.latency(),
    now: control.now(),
  }));
  app.get('/worlds', async () => control.worlds());
  app.get('/faults', async () => ({ faults: control.faults() }));
  app.post('/faults', async (request, reply) =>
    reply.code(201).send(control.addFault(faultRuleSchema.parse(request.body))),
  );
  app.delete('/faults', async (_request, reply) => {
    control.clearFaults();
    return reply.code(204).send();
  });
  app.get('/requests', async () => ({ requests: control.requests() }));
  app.delete('/requests', async (_request, reply) => {
    control.clearRequests();
    return reply.code(204).send();
  });
  app.get('/listings', async () => ({ listings: control.listings().filter((listing) => listing.state !== 'ended') }));
  app.get('/listings/all', async () => ({ listings: control.listings() }));
  app.post('/buyer', async (request, reply) =>
    reply.code(201).send(control.playBuyer(purchaseSchema.parse(request.body))),
  );
  app.post('/tokens/expire', async () => ({ ended: control.expireAccessTokens() }));
  app.post('/tokens/revoke', async () => ({ ended: control.revokeRefreshTokens() }));
  app.post('/limits', async (request, reply) => {
    const { marketplace, api, limit } = limitSchema.parse(request.body);
    control.setDailyLimit(marketplace, api, limit);
    return reply.code(204).send();
  });
  app.post('/concurrency', async (request, reply) => {
    control.setConcurrencyCheck(concurrencySchema.parse(request.body).enabled);
    return reply.code(204).send();
  });
  app.post('/latency', (request) => {
    const { ms, upTo } = latencySchema.parse(request.body);
    control.setLatency(ms, upTo);
    return { ms: control.latency() };
  });
  app.get('/clock', async () => ({ now: control.now() }));
  app.post('/clock/advance', (request) => ({ now: control.advanceClock(advanceSchema.parse(request.body).ms) }));
  app.post('/reset', async (_request, reply) => {
    control.reset();
    return reply.code(204).send();
  });
  return app;
}

function isTool(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return isLoopbackHost(request) && request.headers.origin === undefined && (site === undefined || site === 'none');
}
