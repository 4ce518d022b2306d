import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { connectedAccount, startBench, testDraft } from './bench.ts';
import { runSteps } from './steps.ts';

/** eBay's OpenAPI documents lie beside the checkout and are no part of it. */
const FOLDER = fileURLToPath(new URL('../../../../shared/specs/ebay/', import.meta.url));
const FILES = [
  'sell_inventory_v1_oas3.json',
  'sell_account_v1_oas3.json',
  'sell_fulfillment_v1_oas3.json',
  'sell_metadata_v1_oas3.json',
  'commerce_taxonomy_v1_oas3.yaml',
  'commerce_identity_v1_oas3.json',
];

const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
});
const documentSchema = z.object({
  servers: z.array(z.object({ url: z.string(), variables: z.object({ basePath: z.object({ default: z.string() }) }) })),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

interface Operation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly operation: z.infer<typeof operationSchema>;
  readonly schemas: Readonly<Record<string, unknown>>;
}

function loadOperations(): readonly Operation[] {
  return FILES.flatMap((file) => {
    const text = readFileSync(FOLDER + file, 'utf8');
    const document = documentSchema.parse(file.endsWith('.yaml') ? parseYaml(text) : JSON.parse(text));
    const base = document.servers[0]?.variables.basePath.default ?? '';
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, value]) => {
        const operation = operationSchema.safeParse(value);
        if (!operation.success) return [];
        const pattern = new RegExp(`^${base}${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
        return [
          { method: method.toUpperCase(), pattern, operation: operation.data, schemas: document.components.schemas },
        ];
      }),
    );
  });
}

const ASPECTS = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };

/** The document's schemas for ajv: closed, so that a misspelt member is found, and without the words only OpenAPI knows. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const {
    description: _text,
    example: _example,
    xml: _xml,
    format: _format,
    properties,
    ...rest
  } = schema as Record<string, unknown>;
  const others = Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, closed(member)]));
  if (typeof properties !== 'object' || properties === null) return others;
  const members = Object.entries(properties).map(([name, member]) =>
    // The documents call the map of attributes a string, against their own example.
    name === 'aspects' ? [name, ASPECTS] : [name, closed(member)],
  );
  return { ...others, properties: Object.fromEntries(members), additionalProperties: false };
}

const closedAll = (schemas: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]));

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, unknown>>;
  readonly requestBody?: unknown;
}

function problems(operations: readonly Operation[], sent: Sent): readonly string[] {
  const what = `${sent.method} ${sent.path}`;
  const fitting = operations.filter(({ method, pattern }) => method === sent.method && pattern.test(sent.path));
  // A path that is written out wins over one with a placeholder in the same place.
  const found = fitting.toSorted((a, b) => b.pattern.source.length - a.pattern.source.length)[0];
  if (found === undefined) return [`${what}: no such operation`];
  const query = new URL(sent.url, 'http://localhost').searchParams;
  const { parameters, requestBody } = found.operation;
  const given = {
    query: (name: string) => query.has(name),
    header: (name: string) => name.toLowerCase() in sent.requestHeaders,
  };
  const missing = parameters.filter(
    (parameter) =>
      parameter.required === true &&
      (parameter.in === 'query' || parameter.in === 'header') &&
      !given[parameter.in](parameter.name),
  );
  const unknown = [...query.keys()].filter(
    (name) => !parameters.some((parameter) => parameter.in === 'query' && parameter.name === name),
  );
  const schema = requestBody?.content['application/json']?.schema;
  const extra = schema === undefined && sent.requestBody !== undefined && sent.requestBody !== null;
  return [
    ...missing.map(({ name }) => `${what}: ${name} is missing`),
    ...unknown.map((name) => `${what}: ${name} is not a parameter`),
    ...(extra ? [`${what}: takes no body`] : []),
    ...(schema === undefined
      ? []
      : bodyProblems(found, schema, sent.requestBody).map((problem) => `${what}: ${problem}`)),
  ];
}

function bodyProblems({ schemas }: Operation, schema: unknown, body: unknown): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validate = ajv.compile({ ...(closed(schema) as object), components: { schemas: closedAll(schemas) } });
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

describe.skipIf(!existsSync(FOLDER))('our requests and eBay’s own documents (skipped without them)', () => {
  it('agree in path, parameters, headers and body, call for call', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const connector = bench.accounts.connector(account.id);
    const draft = await testDraft();
    await connector.suggestCategories('film camera');
    await connector.preflight(draft);
    const memo = await runSteps(connector.publishSteps, draft);
    await runSteps(connector.publishSteps, {
      ...draft,
      sku: 'B',
      condition: 'new',
      aspects: { ...draft.aspects, UPC: ['1'] },
    });
    await connector.find({ sku: draft.sku, memo: {} });
    await runSteps(connector.reviseSteps, {
      sku: draft.sku,
      memo,
      price: { amount: 20_000, currency: 'USD' },
      quantity: 1,
    });
    bench.practice.control.playBuyer({ listingId: memo['listingId'] ?? '', quantity: 1 });
    for await (const order of connector.orders(0)) expect(order.lines).toHaveLength(1);
    await runSteps(connector.endSteps, { sku: 'B', memo: {} });
    await bench.accounts.verify({ id: account.id });

    const requests = bench.practice.control
      .requests()
      .filter(
        ({ host, path }) =>
          host !== 'auth' && !path.startsWith('/identity/v1/oauth2/') && !path.startsWith('/commerce/media/'),
      );
    const operations = loadOperations();
    expect(requests.flatMap((request) => problems(operations, request))).toEqual([]);
    const kinds = new Set(
      requests.map(({ method, path }) => `${method} ${path.replaceAll(/\/[A-Z0-9-]*\d[A-Z0-9-]*(?=\/|$)/gi, '/*')}`),
    );
    expect(kinds.size).toBeGreaterThan(20);
  });
});
