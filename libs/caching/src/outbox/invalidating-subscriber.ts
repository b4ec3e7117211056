import { Injectable, Logger } from '@nestjs/common';
import { type EntityData, EntityManager, type EntityName, type EventArgs, type EventSubscriber } from '@mikro-orm/core';
import type { Invalidation } from '../keys/invalidation';
import { PendingInvalidations } from './pending-invalidations';

/**
 * Names the answers that a change of an entity makes invalid. They are invalidated when the outermost transaction has
 * committed, and discarded with a rollback; see {@link PendingInvalidations}.
 *
 * The ORM calls it for the unit of work, which writes in transactions, and for `em.upsert`, `em.upsertMany` inside one:
 * outside, they would be committed before anything is noted, so they are refused. It is not called for `em.insert`,
 * `nativeUpdate`, `nativeDelete`, query builders and SQL, which the linter forbids for such entities, nor for cascades
 * inside the database: code that relies on them invalidates by itself.
 */
@Injectable()
export abstract class InvalidatingSubscriber<T extends object> implements EventSubscriber<T> {
  private readonly log: Logger;
  private readonly removed = new WeakMap<T, EntityData<T>>();

  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly pending: PendingInvalidations,
  ) {
    this.log = new Logger(new.target.name);
    em.getEventManager().registerSubscriber(this);
    pending.requireTransactionFor(this.getSubscribedEntities());
  }

  /** A method, not a field, because it is called before the fields of a subclass exist. */
  abstract getSubscribedEntities(): EntityName<T>[];

  /**
   * The answers that show this entity, or showed it before the change. `original` is the state before an update or a
   * removal, with relations as plain primary keys; upserts and creations have none.
   */
  protected abstract affected(entity: T, original?: EntityData<T>): Invalidation;

  afterCreate(args: EventArgs<T>): void {
    this.note(args);
  }

  afterUpdate(args: EventArgs<T>): void {
    this.note(args);
  }

  afterUpsert(args: EventArgs<T>): void {
    this.note(args);
  }

  /** Runs before the removal, because the unit of work discards the original state with it. */
  beforeDelete({ em, entity }: EventArgs<T>): void {
    const original = em.getUnitOfWork(false).getOriginalEntityData(entity);
    if (original) this.removed.set(entity, original);
  }

  afterDelete(args: EventArgs<T>): void {
    this.note(args, this.removed.get(args.entity));
  }

  private note(args: EventArgs<T>, original = args.changeSet?.originalEntity as EntityData<T>): void {
    const invalidation = this.affectedBy(args.entity, original);
    if (invalidation) this.pending.add(args.em, invalidation);
  }

  /** An error in `affected` leaves answers stale until they expire, which is better than failing the write. */
  private affectedBy(entity: T, original: EntityData<T>): Invalidation | undefined {
    try {
      return this.affected(entity, original);
    } catch (error) {
      this.log.error(error);
    }
  }
}
