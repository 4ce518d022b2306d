import { v7 } from 'uuid';
import type { Clock, Random } from './ports.ts';

/**
 * Ids of ours: UUID version 7 as lower-case text. They sort by the order in which they were made, also within one
 * millisecond and when the wall clock is set back: RFC 9562 section 6.2, method 1 (a counter of 32 bits that starts random).
 */
export function createIds(clock: Clock, random: Random): () => string {
  let lastTime = -1;
  let sequence = 0;
  return () => {
    const bytes = random.bytes(16);
    const now = clock.now();
    if (now > lastTime) {
      lastTime = now;
      // The top bit stays free, so that 2^31 ids fit into one millisecond before the counter could run over.
      sequence = (((bytes[0] ?? 0) & 0x7f) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
    } else {
      sequence += 1;
    }
    return v7({ msecs: lastTime, seq: sequence, random: bytes });
  };
}
