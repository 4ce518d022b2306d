import type { Finding } from '#shared/domain/finding.ts';
import { fill, type MessageTable } from '../../message-text.ts';
import { findingMessages, type CommonReason } from './finding-messages.ts';

type Params = Readonly<Record<string, string | number>>;

/** `spoken`: params whose value is an id that the renderer translates, in English for the message. */
export type MakeFinding<Reason extends string> = (
  severity: Finding['severity'],
  field: string,
  reason: Reason,
  params?: Params,
  spoken?: Params,
) => Finding;

/** Makes the findings of one marketplace: the common ones with its name in them, and its own. */
export function findingsOf<Own extends MessageTable>(
  market: string,
  own: Own,
): MakeFinding<CommonReason | Extract<keyof Own, string>> {
  const templates: MessageTable = { ...findingMessages, ...own };
  return (severity, field, reason, params = {}, spoken = {}) => {
    const all = { market, ...params };
    return { severity, field, reason, params: all, message: fill(templates[reason] ?? reason, { ...all, ...spoken }) };
  };
}
