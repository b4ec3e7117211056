import type { ServerResponse } from 'node:http';
import type { CacheKey } from '@app/caching';

/**
 * Of the requests that miss the same answer, one leader takes the slow path. The followers wait until it has been
 * answered and look again: the slow path costs several times what it costs to send an answer that is at hand.
 */
export class MissCoalescing {
  private readonly leaders = new Map<CacheKey, Promise<void>>();

  /** Resolves when the leader has been answered, whatever with. Undefined: this request is the leader. */
  follow(key: CacheKey, response: ServerResponse): Promise<void> | undefined {
    const leader = this.leaders.get(key);
    // A client that has hung up would never be heard of again.
    if (leader || response.closed) return leader;
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    this.leaders.set(
      key,
      answered.then(() => void this.leaders.delete(key)),
    );
    return undefined;
  }
}
