import { z } from 'zod';

/** Which requests a rule is for. Everything left out matches; `path` may hold `*` (one segment) and `**` (any). */
const faultMatchSchema = z.strictObject({
  marketplace: z.string().optional(),
  /** A host of the marketplace by its short name (`api`, `apim`, `apiz`, `auth`, `web` for eBay). */
  host: z.string().optional(),
  method: z.string().optional(),
  path: z.string().optional(),
});

/** Before the effect: the server did nothing. After: it did everything, and the client cannot know. */
const whenSchema = z.enum(['before-effect', 'after-effect']);

/** How the server misbehaves. */
const faultKindSchema = z.discriminatedUnion('type', [
  /** Answers with this status and body instead of doing anything. */
  z.strictObject({
    type: z.literal('status'),
    status: z.int().min(100).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** 429 in the marketplace's own error body, with or without Retry-After (seconds). */
  z.strictObject({ type: z.literal('rate-limit'), retryAfter: z.int().min(0).optional() }),
  /** 500 in the marketplace's own error body; after the effect the work was done all the same. */
  z.strictObject({ type: z.literal('server-error'), when: whenSchema.default('before-effect') }),
  /** The connection is reset. */
  z.strictObject({ type: z.literal('reset'), when: whenSchema }),
  /** No answer ever; the connection stays open until the client gives up. */
  z.strictObject({ type: z.literal('hang'), when: whenSchema }),
  z.strictObject({
    type: z.literal('delay'),
    ms: z.int().min(0).max(600_000),
    when: whenSchema.default('before-effect'),
  }),
  /** The answer trickles in so many pieces, `ms` apart. */
  z.strictObject({ type: z.literal('slow-body'), pieces: z.int().min(2).max(1000).default(10), ms: z.int().min(1) }),
  /** The connection ends in the middle of the answer. */
  z.strictObject({ type: z.literal('cut-body') }),
  /** An HTML page where JSON was promised, as gateways send them; the work was done. */
  z.strictObject({ type: z.literal('html'), status: z.int().min(200).max(599).default(200) }),
  /** Every access token given out so far stops working before this request is looked at. */
  z.strictObject({ type: z.literal('expire-access-tokens') }),
  /** Every refresh token too: the seller removed the app. */
  z.strictObject({ type: z.literal('revoke-refresh-tokens') }),
  /** The answer is changed: dotted paths (`offers.0.status`) set to a value or taken out. */
  z.strictObject({
    type: z.literal('reshape'),
    set: z.record(z.string(), z.unknown()).default({}),
    remove: z.array(z.string()).default([]),
  }),
]);

/** A rule as a tester gives it. */
export const faultRuleSchema = z.strictObject({
  match: faultMatchSchema.default({}),
  /** How many matching requests it is played on. */
  times: z.int().min(1).default(1),
  /** How many matching requests pass unharmed first. */
  skip: z.int().min(0).default(0),
  kind: faultKindSchema,
});

export type FaultKind = z.infer<typeof faultKindSchema>;
/** A rule with its defaults filled in. */
export type FaultRule = z.infer<typeof faultRuleSchema>;
/** A rule as written, defaults left out. */
export type FaultRuleInput = z.input<typeof faultRuleSchema>;

export interface PendingFault extends FaultRule {
  readonly id: number;
}

export interface FaultedRequest {
  readonly marketplace: string;
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

/** The rules that are still to be played, first come first served. */
export interface FaultBook {
  add(rule: FaultRuleInput): PendingFault;
  list(): readonly PendingFault[];
  clear(): void;
  /** The fault to play on this request, counted as played. */
  take(request: FaultedRequest): FaultKind | undefined;
}

export function faultBook(): FaultBook {
  let rules: PendingFault[] = [];
  let lastId = 0;
  return {
    add: (input) => {
      lastId += 1;
      const rule = { id: lastId, ...faultRuleSchema.parse(input) };
      rules.push(rule);
      return rule;
    },
    list: () => rules,
    clear: () => {
      rules = [];
    },
    take: (request) => {
      const rule = rules.find((candidate) => matches(candidate.match, request));
      if (rule === undefined) return undefined;
      const rest = rule.skip > 0 ? { ...rule, skip: rule.skip - 1 } : { ...rule, times: rule.times - 1 };
      rules = rules.flatMap((other) => (other !== rule ? [other] : rest.times > 0 ? [rest] : []));
      return rule.skip > 0 ? undefined : rule.kind;
    },
  };
}

function matches(match: FaultRule['match'], request: FaultedRequest): boolean {
  return (
    (match.marketplace === undefined || match.marketplace === request.marketplace) &&
    (match.host === undefined || match.host === request.host) &&
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || pathPattern(match.path).test(request.path))
  );
}

/** `*` is one segment, `**` any number of them; the rest is literal. */
function pathPattern(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}

/** Applies a `reshape` fault to a JSON answer. Paths that lead nowhere are left alone. */
export function reshape(answer: unknown, change: Extract<FaultKind, { type: 'reshape' }>): unknown {
  const copy = structuredClone(answer);
  for (const [path, value] of Object.entries(change.set)) edit(copy, path, (parent, key) => (parent[key] = value));
  for (const path of change.remove) {
    edit(copy, path, (parent, key) => {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    });
  }
  return copy;
}

function edit(root: unknown, path: string, change: (parent: Record<string, unknown>, key: string) => void): void {
  const keys = path.split('.');
  const last = keys.pop();
  let parent: unknown = root;
  for (const key of keys) {
    if (typeof parent !== 'object' || parent === null) return;
    parent = (parent as Record<string, unknown>)[key];
  }
  if (last !== undefined && typeof parent === 'object' && parent !== null) {
    change(parent as Record<string, unknown>, last);
  }
}
