import type { z } from 'zod';

/** Body of a request, by its encoding. */
export type HttpBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: 'file';
      readonly part: string;
      readonly fileName: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      /** Plain parts beside the file, sent before it. */
      readonly fields?: Readonly<Record<string, string>>;
    };

export interface HttpRequest<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /**
   * Whether sending it twice does no harm. Only then is it repeated after an answer was lost; otherwise the caller gets
   * `network` with reason `outcome_unknown` and has to look before it writes again.
   */
  readonly repeatable: boolean;
  /** Which of the account's tokens goes with it (`TokenSet.parts`); the access token when left out. */
  readonly as?: string;
  /** Parses the decoded body (`undefined` for an empty one). A body that does not fit is `remote_rejected`. */
  readonly answer: z.ZodType<Answer>;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer<Answer> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Answer;
}

/** Sends, retries what may be retried, maps every failure to AppError. */
export interface Http {
  send<Answer>(request: HttpRequest<Answer>): Promise<HttpAnswer<Answer>>;
}
