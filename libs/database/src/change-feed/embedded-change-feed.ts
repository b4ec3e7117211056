import { type CallerChange, ChangeFeed } from '@app/tenancy';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { CALLER_CHANGES_CHANNEL } from '../schema/migrations/caller-changes.migration';

/** The change feed of the embedded database. Only this process writes to it, and events arrive when the statement ends. */
export class EmbeddedChangeFeed extends ChangeFeed {
  private isListening = false;

  constructor(private readonly postgres: EmbeddedPostgres) {
    super();
  }

  override listen(onChange: (change: CallerChange) => void): void {
    void this.postgres.pglite.listen(CALLER_CHANGES_CHANNEL, onChange).then(() => (this.isListening = true));
  }

  override isCurrent(): boolean {
    return this.isListening;
  }

  override settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
