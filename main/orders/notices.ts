import type { NotifierPort } from '../ports.ts';
import type { SoldLine } from './ingest.ts';

type Notice = Parameters<NotifierPort['notify']>[0];

const pieces = ({ quantity, title }: SoldLine): string => (quantity === 1 ? title : `${quantity} × ${title}`);

/** What the seller is told about the lines of new orders: one notice for the sales, one for what was sold but is not there. */
export function saleNotices(marketplace: string, lines: readonly SoldLine[], onClick: () => void): readonly Notice[] {
  const [first] = lines;
  if (first === undefined) return [];
  const sold: Notice = {
    title: lines.length === 1 ? `Sold on ${marketplace}` : `${lines.length} sales on ${marketplace}`,
    body: lines.length <= 3 ? lines.map(pieces).join('\n') : `${pieces(first)} and ${lines.length - 1} more`,
    onClick,
  };
  const missing = lines.filter((line) => line.oversold > 0);
  if (missing.length === 0) return [sold];
  const oversold: Notice = {
    title: missing.length === 1 ? 'Sold, but not in stock' : `${missing.length} sales are not in stock`,
    body: missing.map((line) => `${line.sku}: ${line.oversold} more sold than there were. Check the order.`).join('\n'),
    onClick,
  };
  return [sold, oversold];
}
