import { EntityManager, type EventArgs, type TransactionEventArgs } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { ChangeFeed } from './change-feed';
import { TransactionNotes } from './transaction-notes';

interface Notes {
  hasWritten: boolean;
}

/**
 * Lets a writer read its own write: after the commit of a transaction that has changed rows, it waits for the change
 * feed, so that this instance uses no copy of the rows as they were. Costs a round trip on a connection that no request
 * holds.
 */
@Injectable()
export class OwnChanges extends TransactionNotes<Notes> {
  private readonly copied = new Set<string>();

  constructor(
    em: EntityManager,
    private readonly feed: ChangeFeed,
  ) {
    super(em);
  }

  /** Waits after changes of this table, because copies of its rows are kept. */
  watch(tableName: string): void {
    this.copied.add(tableName);
  }

  afterCreate(args: EventArgs<object>): void {
    this.note(args);
  }

  afterUpdate(args: EventArgs<object>): void {
    this.note(args);
  }

  afterUpsert(args: EventArgs<object>): void {
    this.note(args);
  }

  afterDelete(args: EventArgs<object>): void {
    this.note(args);
  }

  async afterTransactionCommit(args: TransactionEventArgs): Promise<void> {
    if (this.committed(args)?.hasWritten) await this.feed.caughtUp();
  }

  beforeTransactionRollback(args: TransactionEventArgs): void {
    this.rolledBack(args);
  }

  protected override empty(): Notes {
    return { hasWritten: false };
  }

  protected override merge({ hasWritten }: Notes, into: Notes): void {
    into.hasWritten ||= hasWritten;
  }

  private note({ em, meta }: EventArgs<object>): void {
    const notes = this.copied.has(meta.tableName) && this.notesIn(em);
    if (notes) notes.hasWritten = true;
  }
}
