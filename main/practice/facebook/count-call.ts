import type { GraphCall } from './call.ts';
import type { FacebookContext } from './context.ts';
import { refuse } from './errors.ts';
import type { NodeKind } from './state.ts';
import type { LimitName } from './usage.ts';

interface Counted {
  readonly name: LimitName;
  readonly subject: string;
  readonly factor: number;
  /** Business use case limits have a header of their own; the platform's goes into X-App-Usage. */
  readonly useCase: string | undefined;
}

/** Counts the call where Meta counts it, refuses it when the hour is full, and tells the usage in Meta's headers. */
export function countCall(call: GraphCall, kind: NodeKind): void {
  const { usage } = call.context;
  const counted = limitsOf(call, kind);
  const problem = counted.map(({ name, subject, factor }) => usage.count(name, subject, factor)).find(Boolean);
  for (const { name, subject, factor, useCase } of counted) {
    const { percent, regainMinutes } = usage.read(name, subject, factor);
    const figures = {
      call_count: percent,
      total_cputime: Math.floor(percent / 2),
      total_time: Math.floor(percent / 2),
    };
    if (name === 'app') call.tell({ 'x-app-usage': JSON.stringify(figures) });
    if (useCase !== undefined) {
      const entry = { type: useCase, ...figures, estimated_time_to_regain_access: regainMinutes };
      call.tell({ 'x-business-use-case-usage': JSON.stringify({ [subject]: [entry] }) });
    }
  }
  if (problem !== undefined) refuse(problem);
}

function limitsOf(call: GraphCall, kind: NodeKind): readonly Counted[] {
  const { context, nodeId, edge, method, grant } = call;
  if (grant.pageId !== undefined) return [{ name: 'page', subject: grant.pageId, factor: 1, useCase: 'pages' }];
  const catalogId = kind === 'ProductCatalog' ? nodeId : context.state.items.get(nodeId)?.catalogId;
  if (catalogId !== undefined) {
    if (edge === 'items_batch' && method === 'POST') {
      return [{ name: 'batch', subject: catalogId, factor: 1, useCase: 'catalog_batch' }];
    }
    const businessId = context.state.catalogs.get(catalogId)?.businessId ?? catalogId;
    return [{ name: 'catalog', subject: businessId, factor: 1, useCase: 'catalog_management' }];
  }
  return [
    { name: 'app', subject: context.application().appId, factor: users(context), useCase: undefined },
    { name: 'user', subject: grant.userId, factor: 1, useCase: undefined },
  ];
}

/** Each person who uses the app adds to what it may call. */
function users(context: FacebookContext): number {
  return Math.max(1, context.state.authorizations.list().length);
}
