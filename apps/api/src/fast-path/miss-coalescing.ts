import type { ServerResponse } from 'node:http';
import type { CacheKey } from '@app/caching';

/** A caller later than this after the leader joins its load on the slow path, where each caller has a deadline. */
const MAX_FOLLOWING_MS = 1000;

/**
 * Coalesces requests that miss the same key: the leader takes the slow path; the followers wait until its answer is
 * loaded, and then look the key up again, because the slow path costs several times what a hit costs.
 */
export class MissCoalescing {
  private readonly loads = new Map<CacheKey, Promise<void>>();
  private readonly endOf = new WeakMap<ServerResponse, () => void>();

  /**
   * Resolves when the leader has its answer, whatever that is, has hung up, or takes long. Never by when the answer is on the wire:
   * the leader's connection may be busy with an earlier answer for as long as that takes.
   * Undefined: this request is the leader, and has to report the end of its load to {@link loaded}.
   */
  follow(key: CacheKey, response: ServerResponse): Promise<void> | undefined {
    const load = this.loads.get(key);
    // A client that has hung up never closes its response.
    if (load || response.closed) return load;
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = (): void => {
      clearTimeout(timer);
      if (this.loads.get(key) === promise) this.loads.delete(key);
      resolve();
    };
    const timer = setTimeout(end, MAX_FOLLOWING_MS);
    this.loads.set(key, promise);
    this.endOf.set(response, end);
    response.once('close', () => this.loaded(response));
    return undefined;
  }

  /** The answer to this request is made; nothing happens unless it leads. */
  loaded(response: ServerResponse): void {
    const end = this.endOf.get(response);
    this.endOf.delete(response);
    end?.();
  }
}
