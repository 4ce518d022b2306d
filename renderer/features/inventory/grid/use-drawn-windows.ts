import { useEffect, useState } from 'react';

/**
 * The windows whose rows are drawn also beyond what is in sight: those that came at least a frame ago. After a leap all rows
 * are made anew, and the half that nobody sees would make the frame late in which the others appear.
 */
export function useDrawnWindows(windows: readonly number[]): readonly number[] {
  const [drawn, setDrawn] = useState(windows);
  const key = windows.join();
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setDrawn(key === '' ? [] : key.split(',').map(Number)));
    });
    return () => cancelAnimationFrame(frame);
  }, [key]);
  return drawn;
}
