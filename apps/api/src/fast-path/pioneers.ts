import type { ServerResponse } from 'node:http';
import type { CacheKey } from '@app/caching';

/**
 * Of those who miss the same answer, one goes the long way. The others wait until that one has been answered, and look
 * again: the long way costs several times what it costs to send an answer that is at hand.
 */
export class Pioneers {
  private readonly underWay = new Map<CacheKey, Promise<void>>();

  /** Resolves when the one ahead has been answered, whatever with. Undefined: this one is the one ahead. */
  follow(key: CacheKey, response: ServerResponse): Promise<void> | undefined {
    const ahead = this.underWay.get(key);
    // Whoever has gone away would never be heard of again.
    if (ahead || response.closed) return ahead;
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    this.underWay.set(
      key,
      answered.then(() => void this.underWay.delete(key)),
    );
    return undefined;
  }
}
