import { useCallback, useState } from 'react';

/**
 * One key for one attempt: whatever is sent twice under it is done once. `renew` begins another attempt, such as for
 * another time.
 */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID());
  return { key, renew: useCallback(() => setKey(crypto.randomUUID()), []) };
}
