import { useRoute } from 'wouter';
import { CountScreen } from './count/count-screen.tsx';
import { CountTab } from './count/count-tab.tsx';
import { LotScreen } from './lots/lot-screen.tsx';
import { LotsTab } from './lots/lots-tab.tsx';
import { LowTab } from './low/low-tab.tsx';

/** The stock beyond single items: what came in lots, what lies on the shelf, what runs low. */
export function StockScreen() {
  const [, lot] = useRoute('/stock/lots/:id');
  const [, count] = useRoute('/stock/count/:id');
  const [counts] = useRoute('/stock/count');
  const [low] = useRoute('/stock/low');
  if (lot) return <LotScreen key={lot.id} id={lot.id} />;
  if (count) return <CountScreen key={count.id} id={count.id} />;
  if (counts) return <CountTab />;
  if (low) return <LowTab />;
  return <LotsTab />;
}
