import type { CacheNews } from './cache-store';

/** Tells everybody in this process who wants to know. */
export class NewsDesk {
  private readonly listeners = new Set<(news: CacheNews) => void>();

  subscribe(listener: (news: CacheNews) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(news: CacheNews): void {
    for (const listener of this.listeners) listener(news);
  }
}
