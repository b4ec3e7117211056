import {
  EntityManager,
  type EntityName,
  type EventArgs,
  type EventSubscriber,
  type TransactionEventArgs,
  Utils,
} from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';
import { CompanyCache } from '../answers/company-cache';
import type { Invalidation } from '../keys/invalidation';
import { InvalidationOutbox } from './invalidation-outbox';

/** The invalidations of one transaction, or of one savepoint of it. */
interface Notes {
  readonly keys: Set<CacheKey>;
  readonly families: Set<CacheFamily>;
  /** Those of the transaction around this savepoint. */
  readonly outer?: Notes;
  /** The job in the outbox, once the commit is under way. */
  jobId?: string;
}

/**
 * Collects the invalidations of transactions. The outermost commit writes them to the outbox; right after it, they are
 * done. A rollback discards them.
 */
@Injectable()
export class PendingInvalidations implements EventSubscriber {
  private readonly notesOf = new WeakMap<object, Notes>();
  private readonly outerOf = new WeakMap<EntityManager, Notes>();
  private readonly shownEntities = new Set<unknown>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly cache: CompanyCache,
    private readonly outbox: InvalidationOutbox,
  ) {
    em.getEventManager().registerSubscriber(this);
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
    const transaction: object | undefined = em.getTransactionContext();
    const notes = transaction && this.notesOf.get(transaction);
    if (!notes)
      throw new Error(
        'An entity that answers show was changed outside a transaction, so they cannot be invalidated with it',
      );
    for (const key of keys) notes.keys.add(key);
    for (const family of families) notes.families.add(family);
  }

  /** Only this event names the transaction around a savepoint. */
  beforeTransactionStart({ em, transaction }: TransactionEventArgs): void {
    const outer = transaction && this.notesOf.get(transaction);
    if (outer) this.outerOf.set(em, outer);
    else this.outerOf.delete(em);
  }

  afterTransactionStart({ em, transaction }: TransactionEventArgs): void {
    if (!transaction) return;
    const outer = this.outerOf.get(em);
    this.notesOf.set(transaction, { keys: new Set(), families: new Set(), outer });
  }

  /**
   * The last statement of the transaction. If it fails, so does the write: no change may go without its invalidation.
   */
  async beforeTransactionCommit({ transaction }: TransactionEventArgs): Promise<void> {
    const notes = transaction && this.notesOf.get(transaction);
    if (notes && !notes.outer && hasAny(notes)) notes.jobId = await this.outbox.note(listed(notes), transaction);
  }

  async afterTransactionCommit({ transaction }: TransactionEventArgs): Promise<void> {
    const notes = transaction && this.take(transaction);
    if (!notes) return;
    if (notes.outer) {
      // A released savepoint has committed nothing yet.
      for (const key of notes.keys) notes.outer.keys.add(key);
      for (const family of notes.families) notes.outer.families.add(family);
    } else if (notes.jobId !== undefined && (await this.cache.invalidate(listed(notes))))
      this.outbox.complete(notes.jobId);
  }

  async beforeTransactionRollback({ transaction }: TransactionEventArgs): Promise<void> {
    const notes = transaction && this.take(transaction);
    // A commit whose acknowledgement was lost may have succeeded. A needless invalidation is harmless.
    if (notes?.jobId !== undefined) await this.cache.invalidate(listed(notes));
  }

  private take(transaction: object): Notes | undefined {
    const notes = this.notesOf.get(transaction);
    this.notesOf.delete(transaction);
    return notes;
  }
}

const hasAny = ({ keys, families }: Notes): boolean => keys.size + families.size > 0;

const listed = ({ keys, families }: Notes): Invalidation => ({ keys: [...keys], families: [...families] });
