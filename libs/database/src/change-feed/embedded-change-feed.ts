import { ChangeFeed, type RowChange } from '@app/tenancy';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { CHANGES_CHANNEL } from '../schema/migrations/caller-changes.migration';
import { rowChangeOf } from './row-change';

/** The change feed of the embedded database. Only this process writes to it, and events arrive when the statement ends. */
export class EmbeddedChangeFeed extends ChangeFeed {
  private isListening = false;

  constructor(private readonly postgres: EmbeddedPostgres) {
    super();
  }

  override listen(onChange: (change: RowChange) => void): void {
    const listener = (payload: string): void => onChange(rowChangeOf(payload));
    void this.postgres.pglite.listen(CHANGES_CHANNEL, listener).then(() => (this.isListening = true));
  }

  override isCurrent(): boolean {
    return this.isListening;
  }

  override async caughtUp(): Promise<void> {}

  override settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
