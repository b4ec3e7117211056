import type { CacheEvent } from './cache-store';

/** Hands the events of a store to its subscribers in this process. */
export class CacheEvents {
  private readonly listeners = new Set<(event: CacheEvent) => void>();

  subscribe(listener: (event: CacheEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: CacheEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
