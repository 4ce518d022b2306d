import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { RecordedExchange } from '#main/practice/request-log.ts';

/** Where Meta's node descriptions lie: beside the checkout, or where CROSSDOCK_FACEBOOK_SPECS says. */
const NODES_FOLDER =
  process.env['CROSSDOCK_FACEBOOK_SPECS'] ??
  fileURLToPath(new URL('../../../../shared/specs/facebook', import.meta.url));

const named = z.looseObject({ name: z.string() });
const nodeSchema = z.looseObject({
  fields: z.array(named),
  apis: z.array(
    z.looseObject({
      method: z.string(),
      endpoint: z.string().nullish(),
      return: z.string().nullish(),
      params: z.array(z.looseObject({ name: z.string(), required: z.boolean().optional() })).default([]),
    }),
  ),
});
type Node = z.infer<typeof nodeSchema>;
type Api = Node['apis'][number];

/** Meta's node descriptions, ready to judge recorded Graph calls. */
export interface OfficialNodes {
  /** What of the exchanges the descriptions do not know. In the order they happened: ids are learnt from the answers. */
  findings(exchanges: readonly RecordedExchange[]): readonly string[];
  /** How many of them a description covers. */
  covered(exchanges: readonly RecordedExchange[]): number;
}

/** Names that Graph answers and the descriptions leave out, each seen in Meta's own pages. */
const EXTRA_FIELDS: Readonly<Record<string, readonly string[]>> = {
  /** Only under /me/accounts. */
  Page: ['tasks'],
  /** The answer of a published photo. */
  Photo: ['post_id'],
  /** The answer of items_batch, and of every creation. */
  ProductCatalog: ['handles', 'validation_status'],
  /** No description of its own. */
  Permission: ['permission', 'status'],
};

/** What any call may carry. */
const EVERYWHERE = new Set([
  'access_token',
  'appsecret_proof',
  'fields',
  'limit',
  'after',
  'before',
  'summary',
  'locale',
  'source',
  /** The node's own id, which Meta's client repeats on writes. */
  'id',
]);
const ANSWERED = new Set(['data', 'paging', 'summary', 'id', 'success']);

/** Loads the descriptions; undefined where the folder is absent. */
export function loadOfficialNodes(folder: string = NODES_FOLDER): OfficialNodes | undefined {
  if (!existsSync(folder)) return undefined;
  const nodes = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json') && file !== 'enum_types.json')
      .map((file) => [
        file.replace(/\.json$/, ''),
        nodeSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
      ]),
  );
  const walk = (exchanges: readonly RecordedExchange[]) => {
    const kinds = new Map<string, string>();
    return exchanges
      .filter(({ host, status }) => host === 'graph' && status > 0)
      .map((exchange) => judge(nodes, kinds, exchange));
  };
  return {
    findings: (exchanges) => [...new Set(walk(exchanges).flatMap(({ findings }) => findings))],
    covered: (exchanges) => walk(exchanges).filter(({ known }) => known).length,
  };
}

interface Judged {
  readonly known: boolean;
  readonly findings: readonly string[];
}

const record = z.record(z.string(), z.unknown());
const errorBody = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    type: z.enum(['OAuthException', 'GraphMethodException']),
    code: z.int(),
    error_subcode: z.int().optional(),
    error_user_title: z.string().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
    fbtrace_id: z.string().min(1),
  }),
});

function judge(nodes: ReadonlyMap<string, Node>, kinds: Map<string, string>, exchange: RecordedExchange): Judged {
  const name = `${exchange.method} ${exchange.path} → ${exchange.status}`;
  if (exchange.status >= 400) {
    const body = errorBody.safeParse(exchange.responseBody);
    return { known: true, findings: body.success ? [] : [`${name}: ${z.prettifyError(body.error)}`] };
  }
  const [first = '', edge] = exchange.path.split('/').filter((part) => part !== '' && !/^v\d/.test(part));
  // Post ids are known by their form; the description of `feed` calls what it returns a Page.
  const kind = first.includes('_') ? 'PagePost' : (kinds.get(first) ?? (first === 'me' ? 'User' : ''));
  const node = nodes.get(kind);
  if (node === undefined) return { known: false, findings: [] };
  const api = node.apis.find(({ method, endpoint }) => method === exchange.method && (endpoint ?? undefined) === edge);
  if (api === undefined) return { known: true, findings: [`${name}: ${kind} has no such call`] };
  const body = record.safeParse(exchange.responseBody);
  if (!body.success) return { known: true, findings: [`${name}: the answer is no object`] };
  const returned = api.return ?? 'Object';
  const rows = z.array(record).safeParse(body.data['data']);
  const answered = rows.success ? rows.data : [body.data];
  for (const row of answered) {
    if (typeof row['id'] === 'string' && nodes.has(returned)) kinds.set(row['id'], returned);
  }
  const allowed = fieldsOf(nodes, returned);
  const unknown = answered.flatMap((row) =>
    Object.keys(row).filter((key) => !ANSWERED.has(key) && allowed?.has(key) === false),
  );
  return {
    known: true,
    findings: [
      ...unknown.map((key) => `${name}: ${returned} has no field ${key}`),
      ...parameterFindings(api, exchange).map((finding) => `${name}: ${finding}`),
    ],
  };
}

/** Fields and edges of a node, because edges can be asked for as fields. Undefined for what has no description. */
function fieldsOf(nodes: ReadonlyMap<string, Node>, kind: string): ReadonlySet<string> | undefined {
  const node = nodes.get(kind);
  const extra = EXTRA_FIELDS[kind] ?? [];
  if (node === undefined) return extra.length === 0 ? undefined : new Set(extra);
  return new Set([
    ...node.fields.map(({ name }) => name),
    ...node.apis.flatMap(({ method, endpoint }) => (method === 'GET' && endpoint ? [endpoint] : [])),
    ...extra,
  ]);
}

function parameterFindings(api: Api, exchange: RecordedExchange): readonly string[] {
  const query = [...new URL(exchange.url, 'http://localhost').searchParams.keys()];
  const body = record.safeParse(exchange.requestBody);
  const sent = [...query, ...(body.success ? Object.keys(body.data) : [])].map((key) => key.replace(/\[\d+\]$/, ''));
  const known = new Set(api.params.map(({ name }) => name));
  const required = api.params.filter((parameter) => parameter.required === true).map(({ name }) => name);
  return [
    ...sent.filter((key) => !known.has(key) && !EVERYWHERE.has(key)).map((key) => `unknown parameter ${key}`),
    ...required.filter((key) => !sent.includes(key)).map((key) => `the parameter ${key} is missing`),
  ];
}
