import { Injectable, Logger } from '@nestjs/common';
import {
  type EntityData,
  EntityManager,
  type EntityName,
  type EventArgs,
  type EventSubscriber,
  type TransactionEventArgs,
} from '@mikro-orm/core';
import { CompanyCache, type Invalidation } from './company-cache';
import type { CacheFamily, CacheKey } from './cache-keys';

/** What has to be dropped when one transaction, or one savepoint of it, commits. */
interface Notes {
  readonly keys: Set<CacheKey>;
  readonly families: Set<CacheFamily>;
  /** Of the transaction that this savepoint lies in. */
  readonly outer?: Notes;
  isCommitting: boolean;
}

/**
 * Drops cached answers when entities change: collects while a transaction writes, acts when the outermost one has
 * committed, forgets what was rolled back, and never fails the write. Writes outside a transaction act at once.
 *
 * It hears of the unit of work and of `em.upsert`, `em.upsertMany`. It does not hear of `nativeInsert`, `nativeUpdate`,
 * `nativeDelete`, query builders and cascades inside the database: who uses them drops by hand.
 */
@Injectable()
export abstract class InvalidatingSubscriber<T extends object> implements EventSubscriber<T> {
  private readonly log: Logger;
  private readonly notesOf = new WeakMap<object, Notes>();
  private readonly outerOf = new WeakMap<EntityManager, Notes>();
  private readonly removed = new WeakMap<T, EntityData<T>>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly cache: CompanyCache,
  ) {
    this.log = new Logger(new.target.name);
    em.getEventManager().registerSubscriber(this);
  }

  /** A method, not a field: it is asked before the fields of a subclass exist. */
  abstract getSubscribedEntities(): EntityName<T>[];

  /**
   * Whatever shows this entity, or showed it before. `original` is the state before an update or a removal, relations as
   * plain primary keys; upserts and creations have none.
   */
  protected abstract affected(entity: T, original?: EntityData<T>): Invalidation;

  afterCreate(args: EventArgs<T>): Promise<void> {
    return this.note(args);
  }

  afterUpdate(args: EventArgs<T>): Promise<void> {
    return this.note(args);
  }

  afterUpsert(args: EventArgs<T>): Promise<void> {
    return this.note(args);
  }

  /** The last moment at which the unit of work knows what is in the database. */
  beforeDelete({ em, entity }: EventArgs<T>): void {
    const original = em.getUnitOfWork(false).getOriginalEntityData(entity);
    if (original) this.removed.set(entity, original);
  }

  afterDelete(args: EventArgs<T>): Promise<void> {
    return this.note(args, this.removed.get(args.entity));
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
    this.notesOf.set(transaction, { keys: new Set(), families: new Set(), outer, isCommitting: false });
  }

  beforeTransactionCommit({ transaction }: TransactionEventArgs): void {
    const notes = transaction && this.notesOf.get(transaction);
    if (notes) notes.isCommitting = true;
  }

  async afterTransactionCommit({ transaction }: TransactionEventArgs): Promise<void> {
    const notes = transaction && this.take(transaction);
    if (!notes) return;
    if (!notes.outer) return this.act(notes);
    // A released savepoint has committed nothing yet.
    for (const key of notes.keys) notes.outer.keys.add(key);
    for (const family of notes.families) notes.outer.families.add(family);
  }

  async beforeTransactionRollback({ transaction }: TransactionEventArgs): Promise<void> {
    const notes = transaction && this.take(transaction);
    // A commit whose answer got lost may have happened; dropping for nothing is harmless.
    if (notes?.isCommitting && !notes.outer) await this.act(notes);
  }

  private async note(args: EventArgs<T>, original = args.changeSet?.originalEntity as EntityData<T>): Promise<void> {
    try {
      const { keys = [], families = [] } = this.affected(args.entity, original);
      const transaction: object | undefined = args.em.getTransactionContext();
      const notes = transaction && this.notesOf.get(transaction);
      if (!notes) return await this.act({ keys: new Set(keys), families: new Set(families) });
      for (const key of keys) notes.keys.add(key);
      for (const family of families) notes.families.add(family);
    } catch (error) {
      this.log.error(error);
    }
  }

  private take(transaction: object): Notes | undefined {
    const notes = this.notesOf.get(transaction);
    this.notesOf.delete(transaction);
    return notes;
  }

  private async act({ keys, families }: Pick<Notes, 'keys' | 'families'>): Promise<void> {
    if (keys.size + families.size > 0) await this.cache.drop({ keys: [...keys], families: [...families] });
  }
}
