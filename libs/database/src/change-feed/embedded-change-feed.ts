import { type CallerChange, ChangeFeed } from '@app/tenancy';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { CALLER_CHANGES_CHANNEL } from '../schema/migrations/caller-changes.migration';

/** Of the database inside this process, which nobody else can change: news comes with the end of the statement. */
export class EmbeddedChangeFeed extends ChangeFeed {
  private isListening = false;

  constructor(private readonly postgres: EmbeddedPostgres) {
    super();
  }

  override listen(onNews: (news: CallerChange) => void): void {
    void this.postgres.pglite.listen(CALLER_CHANGES_CHANNEL, onNews).then(() => (this.isListening = true));
  }

  override isCurrent(): boolean {
    return this.isListening;
  }

  override settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
