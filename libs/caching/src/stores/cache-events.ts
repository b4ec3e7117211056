import type { CacheEvent } from './cache-store';

/** Tells everybody in this process who wants to know. */
export class CacheEvents {
  private readonly listeners = new Set<(news: CacheEvent) => void>();

  subscribe(listener: (news: CacheEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(news: CacheEvent): void {
    for (const listener of this.listeners) listener(news);
  }
}
