import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RecordedExchange } from '#main/practice/request-log.ts';
import { CORRECTED_FIELDS, EXTRA_FIELDS, GATEWAY_STATUSES, SAME_SHAPE, UNDOCUMENTED } from './tolerances.ts';

/** Where eBay's documents lie: beside the checkout, or where CROSSDOCK_SPECS says. */
export const SPECS_FOLDER =
  process.env['CROSSDOCK_SPECS'] ?? fileURLToPath(new URL('../../../../shared/specs/ebay', import.meta.url));

const schemaObject = z.record(z.string(), z.unknown());
const contentSchema = z.record(z.string(), z.looseObject({ schema: schemaObject.optional() }));
const operationSchema = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() })).optional(),
  requestBody: z.looseObject({ content: contentSchema, required: z.boolean().optional() }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: contentSchema.optional() })),
});
const documentSchema = z.looseObject({
  servers: z.array(
    z.looseObject({
      url: z.string(),
      variables: z.record(z.string(), z.looseObject({ default: z.string() })).optional(),
    }),
  ),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), schemaObject) }),
});
type Operation = z.infer<typeof operationSchema>;

interface KnownOperation {
  readonly document: string;
  readonly host: string;
  readonly method: string;
  readonly path: RegExp;
  /** Fixed segments; among several matches the most literal path is meant. */
  readonly literal: number;
  readonly operation: Operation;
}

/** eBay's OpenAPI documents, ready to judge recorded exchanges. */
export interface OfficialDocuments {
  /** What of the exchange the documents do not allow; empty when all is well or nothing is documented. */
  findings(exchange: RecordedExchange): readonly string[];
  /** Whether some document describes the request's path and method. */
  covers(exchange: RecordedExchange): boolean;
}

/** The documents of the APIs that Crossdock talks to. */
const USED: ReadonlySet<string> = new Set([
  'sell_inventory_v1',
  'sell_account_v1',
  'sell_fulfillment_v1',
  'sell_metadata_v1',
  'commerce_identity_v1',
  'commerce_media_v1_beta',
  'commerce_taxonomy_v1',
  'developer_analytics_v1_beta',
]);

const loaded = new Map<string, OfficialDocuments>();

/** Loads the documents of the folder, once a process; undefined where the folder is absent. */
export function loadOfficialDocuments(folder: string = SPECS_FOLDER): OfficialDocuments | undefined {
  if (!existsSync(folder)) return undefined;
  const documents = loaded.get(folder) ?? readOfficialDocuments(folder);
  loaded.set(folder, documents);
  return documents;
}

function readOfficialDocuments(folder: string): OfficialDocuments {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const operations = readdirSync(folder)
    .map((file) => ({ file, name: file.replace(/_oas3\.(json|yaml)$/, '') }))
    .filter(({ name }) => USED.has(name))
    .flatMap(({ file, name }) => load(ajv, name, join(folder, file)));
  const compiled = new Map<object, ValidateFunction>();
  const judge = (known: KnownOperation, schema: object, value: unknown, what: string): readonly string[] => {
    const validate = compiled.get(schema) ?? ajv.compile(qualified(schema, known.document));
    compiled.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const extra = error.params as { additionalProperty?: string };
      return `${what}${error.instancePath} ${error.message ?? ''}${extra.additionalProperty === undefined ? '' : `: ${extra.additionalProperty}`}`;
    });
  };
  return {
    covers: (exchange) => find(operations, exchange) !== undefined,
    findings: (exchange) => {
      const known = find(operations, exchange);
      const name = `${exchange.method} ${exchange.path} → ${exchange.status}`;
      if (known === undefined) {
        const expected = UNDOCUMENTED.some(({ host, path }) => host === exchange.host && path.test(exchange.path));
        return expected || exchange.status === 404 ? [] : [`${name}: no document knows this operation`];
      }
      return [...requestFindings(known, exchange, judge), ...answerFindings(known, exchange, judge)].map(
        (finding) => `${name}: ${finding}`,
      );
    },
  };
}

type Judge = (known: KnownOperation, schema: object, value: unknown, what: string) => readonly string[];

/** A request that was refused need not have been right; one that was accepted must have been. */
function requestFindings(known: KnownOperation, exchange: RecordedExchange, judge: Judge): readonly string[] {
  if (exchange.status >= 400) return [];
  const query = new URL(exchange.url, 'http://localhost').searchParams;
  const missing = (known.operation.parameters ?? [])
    .filter((parameter) => parameter.required === true)
    .filter((parameter) =>
      parameter.in === 'query'
        ? !query.has(parameter.name)
        : parameter.in === 'header' && exchange.requestHeaders[parameter.name.toLowerCase()] === undefined,
    )
    .map((parameter) => `the ${parameter.in} parameter ${parameter.name} is missing`);
  const names = new Set((known.operation.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name));
  const unknown = [...query.keys()].filter((key) => !names.has(key)).map((key) => `unknown query parameter ${key}`);
  const schema = jsonSchema(known.operation.requestBody?.content);
  if (schema === undefined) {
    return [
      ...missing,
      ...unknown,
      ...(exchange.requestBody === undefined || exchange.requestBody === null
        ? []
        : ['a body is sent where none belongs']),
    ];
  }
  return [...missing, ...unknown, ...judge(known, schema, exchange.requestBody, 'request body')];
}

function answerFindings(known: KnownOperation, exchange: RecordedExchange, judge: Judge): readonly string[] {
  const documented = known.operation.responses[String(exchange.status)];
  if (documented === undefined && !GATEWAY_STATUSES.some(({ status }) => status === exchange.status)) {
    return ['the status is not documented'];
  }
  if (exchange.status >= 400) return errorFindings(exchange.responseBody);
  const shape = SAME_SHAPE[exchange.status]?.as ?? exchange.status;
  const schema = jsonSchema(known.operation.responses[String(shape)]?.content);
  const empty = exchange.responseBody === undefined || exchange.responseBody === '';
  if (schema === undefined) {
    const blank = empty || JSON.stringify(exchange.responseBody) === '{}';
    return blank ? [] : ['an answer has a body where none is documented'];
  }
  return empty ? ['the answer has no body'] : judge(known, schema, exchange.responseBody, 'answer');
}

/** The documents give errors no schema of their own on 4xx; this is the one they share (`Error`, `ErrorParameter`). */
const errorBody = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        errorId: z.int(),
        domain: z.string(),
        subdomain: z.string().optional(),
        category: z.enum(['REQUEST', 'BUSINESS', 'APPLICATION']),
        message: z.string().min(1),
        longMessage: z.string().optional(),
        inputRefIds: z.array(z.string()).optional(),
        outputRefIds: z.array(z.string()).optional(),
        parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
      }),
    )
    .min(1),
});

function errorFindings(body: unknown): readonly string[] {
  const parsed = errorBody.safeParse(body);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `error body ${issue.path.join('/')} ${issue.message}`);
}

function jsonSchema(content: z.infer<typeof contentSchema> | undefined): object | undefined {
  const schema = content?.['application/json']?.schema;
  return schema === undefined || Object.keys(schema).length === 0 ? undefined : schema;
}

function find(operations: readonly KnownOperation[], exchange: RecordedExchange): KnownOperation | undefined {
  return operations
    .filter(
      ({ host, method, path }) => host === exchange.host && method === exchange.method && path.test(exchange.path),
    )
    .toSorted((a, b) => b.literal - a.literal)[0];
}

function load(ajv: Ajv, name: string, file: string): readonly KnownOperation[] {
  const text = readFileSync(file, 'utf8');
  const document = documentSchema.parse(file.endsWith('.json') ? JSON.parse(text) : parse(text));
  for (const { document: where, schema, field, type } of CORRECTED_FIELDS) {
    if (where === name) setField(document.components.schemas, schema, field, type);
  }
  for (const { document: where, schema, field } of EXTRA_FIELDS) {
    if (where === name) setField(document.components.schemas, schema, field, {});
  }
  // The documents leave their objects open; closed ones also find what was invented or misspelt.
  ajv.addSchema({ $id: name, components: { schemas: closed(document.components.schemas) } });
  const bases = document.servers.map(
    ({ url, variables }) =>
      new URL(url.replace(/\{(\w+)\}/g, (_whole, variable: string) => variables?.[variable]?.default ?? '')),
  );
  return bases.flatMap((base) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
        .map(([method, operation]) => ({
          document: name,
          host: base.hostname.split('.')[0] ?? '',
          method: method.toUpperCase(),
          path: pathPattern(`${base.pathname.replace(/\/$/, '')}${path}`),
          literal: path.split('/').filter((segment) => !segment.startsWith('{')).length,
          operation: operationSchema.parse(operation),
        })),
    ),
  );
}

function setField(schemas: Record<string, Record<string, unknown>>, schema: string, field: string, type: object): void {
  const properties = schemas[schema]?.['properties'];
  if (typeof properties !== 'object' || properties === null) throw new Error(`No document has ${schema}.${field}.`);
  (properties as Record<string, unknown>)[field] = type;
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject =
    copy['properties'] !== undefined && typeof copy['properties'] === 'object' && copy['type'] === 'object';
  return isObject && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy;
}

/** References are written relative to their document; here each document has a name. */
function qualified(schema: unknown, document: string): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${document}#/`)) as object;
}
