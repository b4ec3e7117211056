import { EntityManager, type EntityName, type EventArgs, type TransactionEventArgs, Utils } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { TransactionNotes } from '@app/tenancy';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import { CompanyCache } from '../answers/company-cache';
import type { Invalidation } from '../keys/invalidation';
import { InvalidationOutbox } from './invalidation-outbox';

/** The invalidations of one transaction, or of one savepoint of it. */
interface Notes {
  readonly keys: Set<CacheKey>;
  readonly families: Set<CacheFamily>;
  /** The job in the outbox, once the commit is under way. */
  jobId?: string;
}

/**
 * Collects the invalidations of transactions. The outermost commit writes them to the outbox; right after it, they are
 * done. A rollback discards them.
 */
@Injectable()
export class PendingInvalidations extends TransactionNotes<Notes> {
  private readonly shownEntities = new Set<unknown>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly cache: CompanyCache,
    private readonly outbox: InvalidationOutbox,
  ) {
    super(em);
  }

  /** Requires a transaction for upserts of these entities, because cached answers show them. */
  requireTransactionFor<T>(entities: EntityName<T>[]): void {
    for (const entity of entities) this.shownEntities.add(Utils.classOrName(entity));
  }

  /**
   * Subscribed to all entities, because upserted rows are plain objects, by which the ORM finds no entity's subscriber.
   * @throws Error outside a transaction.
   */
  beforeUpsert({ em, meta }: EventArgs<object>): void {
    const isShown = this.shownEntities.has(meta.class) || this.shownEntities.has(meta.className);
    if (!isShown || em.isInTransaction()) return;
    throw new Error(
      `Answers show ${meta.className}: upsert it inside em.transactional(…), so that they are invalidated`,
    );
  }

  /** @throws Error outside a transaction, with which the outbox could share no commit. */
  add(em: EntityManager, { keys = [], families = [] }: Invalidation): void {
    const notes = this.notesIn(em);
    if (!notes)
      throw new Error(
        'An entity that answers show was changed outside a transaction, so they cannot be invalidated with it',
      );
    this.merge({ keys: new Set(keys), families: new Set(families) }, notes);
  }

  /**
   * The last statement of the transaction. If it fails, so does the write: no change may go without its invalidation.
   */
  async beforeTransactionCommit(args: TransactionEventArgs): Promise<void> {
    const notes = this.notesToCommit(args);
    if (notes && hasAny(notes)) notes.jobId = await this.outbox.note(listed(notes), args.transaction as object);
  }

  async afterTransactionCommit(args: TransactionEventArgs): Promise<void> {
    const notes = this.committed(args);
    if (notes?.jobId !== undefined && (await this.cache.invalidate(listed(notes)))) this.outbox.complete(notes.jobId);
  }

  async beforeTransactionRollback(args: TransactionEventArgs): Promise<void> {
    const notes = this.rolledBack(args);
    // A commit whose acknowledgement was lost may have succeeded. A needless invalidation is harmless.
    if (notes?.jobId !== undefined) await this.cache.invalidate(listed(notes));
  }

  protected override empty(): Notes {
    return { keys: new Set(), families: new Set() };
  }

  protected override merge({ keys, families }: Notes, into: Notes): void {
    for (const key of keys) into.keys.add(key);
    for (const family of families) into.families.add(family);
  }
}

const hasAny = ({ keys, families }: Notes): boolean => keys.size + families.size > 0;

const listed = ({ keys, families }: Notes): Invalidation => ({ keys: [...keys], families: [...families] });
