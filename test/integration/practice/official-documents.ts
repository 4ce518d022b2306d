import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RecordedExchange } from '#main/practice/request-log.ts';
import { closed, nullsAsTypes, qualified, typed } from './official-schemas.ts';
import { EBAY_DOCUMENTS, type DocumentSet } from './official-sets.ts';

const schemaObject = z.record(z.string(), z.unknown());
const contentSchema = z.record(z.string(), z.looseObject({ schema: schemaObject.optional() }));
const operationSchema = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: schemaObject.optional(),
      }),
    )
    .optional(),
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
  readonly set: DocumentSet;
  readonly document: string;
  readonly host: string;
  readonly method: string;
  readonly path: RegExp;
  /** Fixed segments; among several matches the most literal path is meant. */
  readonly literal: number;
  readonly operation: Operation;
}

/** A marketplace's OpenAPI documents, ready to judge recorded exchanges. */
export interface OfficialDocuments {
  /** What of the exchange the documents do not allow; empty when all is well or nothing is documented. */
  findings(exchange: RecordedExchange): readonly string[];
  /** Whether some document describes the request's path and method. */
  covers(exchange: RecordedExchange): boolean;
}

const loaded = new Map<DocumentSet, OfficialDocuments>();

/** Loads a set of documents (eBay's), once a process; undefined where their folder is absent. */
export function loadOfficialDocuments(set: DocumentSet = EBAY_DOCUMENTS): OfficialDocuments | undefined {
  if (!existsSync(set.folder)) return undefined;
  const documents = loaded.get(set) ?? readOfficialDocuments(set);
  loaded.set(set, documents);
  return documents;
}

function readOfficialDocuments(set: DocumentSet): OfficialDocuments {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const operations = readdirSync(set.folder).flatMap((file) => {
    const name = set.nameOf(file);
    return name === undefined ? [] : load(ajv, set, name, join(set.folder, file));
  });
  const compiled = new Map<object, ValidateFunction>();
  const judge = (known: KnownOperation, schema: object, value: unknown, what: string): readonly string[] => {
    const validate = compiled.get(schema) ?? ajv.compile(qualified(nullsAsTypes(schema), known.document));
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
      if (exchange.marketplace !== set.marketplace) return [];
      const known = find(operations, exchange);
      const name = `${exchange.method} ${exchange.path} → ${exchange.status}`;
      if (known === undefined) {
        const expected = set.tolerances.undocumented.some(
          ({ host, path }) => host === exchange.host && path.test(exchange.path),
        );
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
  const query = plainQuery(exchange.url);
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
  const values = known.set.judgesQuery ? queryFindings(known, query, judge) : [];
  const body = requestBody(known.operation.requestBody?.content, exchange.requestBody);
  if (body === undefined) {
    return [
      ...missing,
      ...unknown,
      ...values,
      ...(exchange.requestBody === undefined || exchange.requestBody === null
        ? []
        : ['a body is sent where none belongs']),
    ];
  }
  return [...missing, ...unknown, ...values, ...judge(known, body.schema, body.value, 'request body')];
}

/** A query whose arrays were written as `ids[]=1&ids[]=2` as the documents have them: `ids=1,2`. */
function plainQuery(url: string): URLSearchParams {
  const plain = new URLSearchParams();
  for (const [key, value] of new URL(url, 'http://localhost').searchParams) {
    const name = key.replace(/\[\d*\]$/, '');
    const before = name === key ? null : plain.get(name);
    plain.set(name, before === null ? value : `${before},${value}`);
  }
  return plain;
}

function queryFindings(known: KnownOperation, query: URLSearchParams, judge: Judge): readonly string[] {
  return (known.operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && query.has(parameter.name))
    .flatMap(({ name, schema = {} }) =>
      judge(known, schema, typed(nullsAsTypes(schema), query.get(name)), `query ${name}`),
    );
}

/** A form's fields are texts whatever they mean; they are read as the types that the document names. */
function requestBody(content: z.infer<typeof contentSchema> | undefined, sent: unknown) {
  const json = jsonSchema(content);
  if (json !== undefined) return { schema: json, value: sent };
  const form = Object.entries(content ?? {}).find(([type]) => type.includes('form'))?.[1].schema;
  return form === undefined ? undefined : { schema: form, value: typed(nullsAsTypes(form), sent) };
}

function answerFindings(known: KnownOperation, exchange: RecordedExchange, judge: Judge): readonly string[] {
  const documented = known.operation.responses[String(exchange.status)];
  const { gatewayStatuses, sameShape } = known.set.tolerances;
  if (documented === undefined && !gatewayStatuses.some(({ status }) => status === exchange.status)) {
    return ['the status is not documented'];
  }
  if (exchange.status >= 400) return errorFindings(known.set, exchange.responseBody);
  const shape = sameShape[exchange.status]?.as ?? exchange.status;
  const schema = jsonSchema(known.operation.responses[String(shape)]?.content);
  const empty = exchange.responseBody === undefined || exchange.responseBody === '';
  if (schema === undefined) {
    const blank = empty || JSON.stringify(exchange.responseBody) === '{}';
    return blank ? [] : ['an answer has a body where none is documented'];
  }
  return empty ? ['the answer has no body'] : judge(known, schema, exchange.responseBody, 'answer');
}

function errorFindings({ errorBody }: DocumentSet, body: unknown): readonly string[] {
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
      ({ set, host, method, path }) =>
        set.marketplace === exchange.marketplace &&
        host === exchange.host &&
        method === exchange.method &&
        path.test(exchange.path),
    )
    .toSorted((a, b) => b.literal - a.literal)[0];
}

function load(ajv: Ajv, set: DocumentSet, name: string, file: string): readonly KnownOperation[] {
  const text = readFileSync(file, 'utf8');
  const document = documentSchema.parse(file.endsWith('.json') ? JSON.parse(text) : parse(text));
  for (const { document: where, schema, field, type } of set.tolerances.correctedFields) {
    if (where === name) setField(document.components.schemas, schema, field, type);
  }
  for (const { document: where, schema, field } of set.tolerances.extraFields) {
    if (where === name) setField(document.components.schemas, schema, field, {});
  }
  // The documents leave their objects open; closed ones also find what was invented or misspelt.
  ajv.addSchema({ $id: name, components: { schemas: nullsAsTypes(closed(document.components.schemas)) } });
  const bases = document.servers.map(
    ({ url, variables }) =>
      new URL(url.replace(/\{(\w+)\}/g, (_whole, variable: string) => variables?.[variable]?.default ?? '')),
  );
  return bases.flatMap((base) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, operation]) => ({
          set,
          document: name,
          host: set.hostOf(base),
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
