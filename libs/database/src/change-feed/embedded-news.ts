import { type CallerNews, DatabaseNews } from '@app/tenancy';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { CALLER_NEWS_CHANNEL } from '../schema/migrations/caller-news.migration';

/** Of the database inside this process, which nobody else can change: news comes with the end of the statement. */
export class EmbeddedNews extends DatabaseNews {
  private isListening = false;

  constructor(private readonly postgres: EmbeddedPostgres) {
    super();
  }

  override listen(onNews: (news: CallerNews) => void): void {
    void this.postgres.pglite.listen(CALLER_NEWS_CHANNEL, onNews).then(() => (this.isListening = true));
  }

  override isCurrent(): boolean {
    return this.isListening;
  }

  override settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
