import { type FacebookContext } from './context.ts';
import { refuse, refusePermission } from './errors.ts';
import { chooseFields, parseFields, type FieldTree, type NodeFields } from './fields.ts';
import { paged } from './paging.ts';
import type { Parameters } from './parameters.ts';
import type { Permission } from './permissions.ts';
import type { Authorization, Grant, Page, Person } from './state.ts';
import type { Upload } from './uploads.ts';

/** One authorised Graph call on one node. */
export interface GraphCall {
  readonly context: FacebookContext;
  readonly method: string;
  /** `v25.0`; what the caller wrote, or the app's default. */
  readonly version: string;
  /** The node's id, `me` resolved. */
  readonly nodeId: string;
  readonly edge: string | undefined;
  readonly parameters: Parameters;
  readonly upload: Upload | undefined;
  readonly grant: Grant;
  readonly person: Person;
  readonly authorization: Authorization;
  readonly tell: (headers: Readonly<Record<string, string>>) => void;
}

/** By `GET Page/feed` and the like: method, kind of node, edge. */
export type GraphCalls = Readonly<Record<string, (call: GraphCall) => unknown>>;

/** How one kind of node is shown. */
export interface NodeView<T> {
  readonly kind: string;
  readonly show: (call: GraphCall, value: T) => NodeFields;
  /** What comes when no `fields` are asked for. */
  readonly defaults: readonly string[];
  /** Fields the real node has and this one never has a value for. */
  readonly empty: ReadonlySet<string>;
}

export function showNode<T>(
  call: GraphCall,
  view: NodeView<T>,
  value: T,
  asked: FieldTree | undefined = fieldsOf(call),
): Record<string, unknown> {
  return chooseFields(view.kind, view.show(call, value), asked, view.defaults, view.empty);
}

/** The answer of an edge: one page of nodes. */
export function showEdge<T>(
  call: GraphCall,
  view: NodeView<T>,
  all: readonly T[],
  idOf: (value: T) => string,
): unknown {
  const asked = fieldsOf(call);
  const { rows, paging } = paged(all, idOf, call.parameters, (cursor) => linkTo(call, cursor));
  return {
    data: rows.map((row) => showNode(call, view, row, asked)),
    ...(paging === undefined ? {} : { paging }),
    ...(call.parameters.text('summary') === undefined ? {} : { summary: { total_count: all.length } }),
  };
}

function fieldsOf(call: GraphCall): FieldTree | undefined {
  const text = call.parameters.text('fields');
  return text === undefined ? undefined : parseFields(text);
}

/** A neighbouring page's URL. It carries the token, as Meta's does: printing or storing it gives the token away. */
function linkTo(call: GraphCall, cursor: Readonly<Record<string, string>>): string {
  const kept = Object.entries(call.parameters.raw).filter(([name]) => name !== 'after' && name !== 'before');
  const query = new URLSearchParams([
    ...kept.map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
    ),
    ...Object.entries(cursor),
  ]);
  query.set('access_token', call.grant.token);
  return `${call.context.urls().graph}/${call.version}/${call.nodeId}/${call.edge ?? ''}?${query.toString()}`;
}

export function has(call: GraphCall, permission: Permission): boolean {
  return call.authorization.permissions[permission] === 'granted';
}

export function demand(call: GraphCall, permission: Permission): void {
  if (!has(call, permission)) refusePermission(`Missing Permissions: requires the ${permission} permission`);
}

/** A page the app may see: the person has a role on it and left it in. */
export function pageInReach(
  call: GraphCall,
  pageId: string,
): { readonly page: Page; readonly tasks: readonly string[] } | undefined {
  const role = call.person.pages.find((candidate) => candidate.pageId === pageId);
  const leftIn = call.authorization.pageIds?.includes(pageId) ?? true;
  const page = call.context.state.pages.get(pageId);
  return role === undefined || !leftIn || page === undefined ? undefined : { page, tasks: role.tasks };
}

/** The Page of a call that only its own token may make; reading and writing are refused differently, as at Meta. */
export function requirePageToken(call: GraphCall, pageId: string): Page {
  const reached = pageInReach(call, pageId);
  if (call.grant.pageId !== pageId || reached === undefined) {
    if (call.method === 'GET') {
      refuse({
        code: 190,
        subcode: 2069032,
        message:
          'User Access Token Is Not Supported: A Page access token is required for this call for the new Pages experience.',
      });
    }
    refusePermission(
      'If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission',
    );
  }
  return reached.page;
}

/** As requirePageToken, for what needs the right to publish. */
export function requirePublisher(call: GraphCall, pageId: string): Page {
  const page = requirePageToken(call, pageId);
  const tasks = pageInReach(call, pageId)?.tasks ?? [];
  if (!has(call, 'pages_manage_posts') || !has(call, 'pages_read_engagement') || !tasks.includes('CREATE_CONTENT')) {
    refusePermission(
      'If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission',
    );
  }
  return page;
}
