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

/** What has to be dropped when one transaction, or one savepoint of it, commits. */
interface Notes {
  readonly keys: Set<CacheKey>;
  readonly families: Set<CacheFamily>;
  /** Of the transaction that this savepoint lies in. */
  readonly outer?: Notes;
  /** Of the job, from the moment at which the commit is under way. */
  jobId?: string;
}

/**
 * Collects what transactions make stale. With the commit of the outermost one it is in the outbox; right after it, it is
 * dropped. What was rolled back is forgotten.
 */
@Injectable()
export class PendingInvalidations implements EventSubscriber {
  private readonly notesOf = new WeakMap<object, Notes>();
  private readonly outerOf = new WeakMap<EntityManager, Notes>();
  private readonly guarded = new Set<unknown>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly cache: CompanyCache,
    private readonly outbox: InvalidationOutbox,
  ) {
    em.getEventManager().registerSubscriber(this);
  }

  /** Entities that answers show. */
  guard<T>(entities: EntityName<T>[]): void {
    for (const entity of entities) this.guarded.add(Utils.classOrName(entity));
  }

  /** Rows are given as plain objects, so that nobody hears of them by their entity. @throws Error outside a transaction. */
  beforeUpsert({ em, meta }: EventArgs<object>): void {
    const isGuarded = this.guarded.has(meta.class) || this.guarded.has(meta.className);
    if (!isGuarded || em.isInTransaction()) return;
    throw new Error(`Answers show ${meta.className}: upsert it inside em.transactional(…), so that they are dropped`);
  }

  /** @throws Error outside a transaction: nothing could be written down together with the change. */
  add(em: EntityManager, { keys = [], families = [] }: Invalidation): void {
    const transaction: object | undefined = em.getTransactionContext();
    const notes = transaction && this.notesOf.get(transaction);
    if (!notes)
      throw new Error('What answers show was changed outside a transaction, so nobody knows when to drop them');
    for (const key of keys) notes.keys.add(key);
    for (const family of families) notes.families.add(family);
  }

  /** For a savepoint, the transaction at hand is the one around it; it is told nowhere else. */
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

  /** The last statement of the transaction. If it fails, so does the write: nothing may change that stays unknown. */
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
    // A commit whose answer got lost may have happened. Dropping for nothing is harmless; and if it has, there is a job.
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
