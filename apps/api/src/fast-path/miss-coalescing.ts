import type { ServerResponse } from 'node:http';
import type { CacheKey } from '@app/caching';

/**
 * Coalesces requests that miss the same key: the leader takes the slow path; the followers wait until it is answered,
 * and then look the key up again, because the slow path costs several times what a hit costs.
 */
export class MissCoalescing {
  private readonly leaders = new Map<CacheKey, Promise<void>>();

  /** Resolves when the leader's response has closed, whatever its status. Undefined: this request is the leader. */
  follow(key: CacheKey, response: ServerResponse): Promise<void> | undefined {
    const leader = this.leaders.get(key);
    // A client that has hung up never closes its response.
    if (leader || response.closed) return leader;
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    this.leaders.set(
      key,
      answered.then(() => void this.leaders.delete(key)),
    );
    return undefined;
  }
}
