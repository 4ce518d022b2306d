import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { readableAnswer } from '../../components/readable-answer.ts';

/** A request as text for the clipboard: request line, headers, an empty line, the body with line breaks. */
export function requestText({ method, url, headers, body }: PreviewRequest): string {
  const head = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return body === null ? head.join('\n') : [...head, '', readableAnswer(body)].join('\n');
}
