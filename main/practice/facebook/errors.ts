import { randomText } from '../random-text.ts';
import type { Random } from '#main/ports.ts';

/** What a refused Graph call says, in Meta's own terms. Codes and meanings: facebook.md section 7. */
export interface GraphProblem {
  readonly code: number;
  readonly message: string;
  readonly type?: 'OAuthException' | 'GraphMethodException';
  readonly subcode?: number;
  readonly status?: number;
  readonly userTitle?: string;
  readonly userMessage?: string;
  /** Meta promises that the same call may succeed later. */
  readonly transient?: boolean;
}

/** A refusal in Meta's words. Meta reports one problem at a time. */
export class GraphRefusal extends Error {
  readonly problem: GraphProblem;

  constructor(problem: GraphProblem) {
    super(`${problem.code} ${problem.message}`);
    this.name = 'GraphRefusal';
    this.problem = problem;
  }
}

export function refuse(problem: GraphProblem): never {
  throw new GraphRefusal(problem);
}

/** A wrong or missing parameter. */
export function refuseParameter(message: string): never {
  refuse({ code: 100, message: `(#100) ${message}` });
}

/** A permission is missing, or the role that would carry it. */
export function refusePermission(message: string): never {
  refuse({ code: 200, message: `(#200) ${message}`, status: 403 });
}

/** Meta does not tell an object that is absent from one that is out of reach. */
export function refuseObject(id: string, method: string): never {
  refuse({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

export function refuseField(field: string, kind: string): never {
  refuseParameter(`Tried accessing nonexisting field (${field}) on node type (${kind})`);
}

/** Statuses by code where it is not 400. */
const STATUS: Readonly<Record<number, number>> = { 1: 500, 2: 500, 4: 403, 10: 403, 190: 401 };

export function statusOf(problem: GraphProblem): number {
  return problem.status ?? STATUS[problem.code] ?? 400;
}

/** The body of a refusal; every one has a trace id of its own. */
export function errorBody(problem: GraphProblem, random: Random): unknown {
  return {
    error: {
      message: problem.message,
      type: problem.type ?? 'OAuthException',
      ...(problem.transient === undefined ? {} : { is_transient: problem.transient }),
      code: problem.code,
      ...(problem.subcode === undefined ? {} : { error_subcode: problem.subcode }),
      ...(problem.userTitle === undefined ? {} : { error_user_title: problem.userTitle }),
      ...(problem.userMessage === undefined ? {} : { error_user_msg: problem.userMessage }),
      fbtrace_id: `A${randomText(random, 22)}`,
    },
  };
}

export const APP_LIMIT: GraphProblem = { code: 4, message: '(#4) Application request limit reached', transient: true };
export const UNKNOWN: GraphProblem = {
  code: 2,
  message: 'An unexpected error has occurred. Please retry your request later.',
  transient: true,
};
