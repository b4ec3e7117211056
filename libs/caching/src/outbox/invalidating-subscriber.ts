import { Injectable, Logger } from '@nestjs/common';
import { type EntityData, EntityManager, type EntityName, type EventArgs, type EventSubscriber } from '@mikro-orm/core';
import type { Invalidation } from '../keys/invalidation';
import { PendingInvalidations } from './pending-invalidations';

/**
 * Says what became stale when entities change. It is dropped when the outermost transaction has committed, and forgotten
 * with what was rolled back; see {@link PendingInvalidations}.
 *
 * It hears of the unit of work, which writes in transactions, and of `em.upsert`, `em.upsertMany` inside one: outside,
 * they would be committed before anything is noted, so they are refused. It does not hear of `em.insert`,
 * `nativeUpdate`, `nativeDelete`, query builders and SQL: the linter forbids them for such entities. Nor of cascades
 * inside the database: who relies on them drops by hand.
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
    pending.guard(this.getSubscribedEntities());
  }

  /** A method, not a field: it is asked before the fields of a subclass exist. */
  abstract getSubscribedEntities(): EntityName<T>[];

  /**
   * Whatever shows this entity, or showed it before. `original` is the state before an update or a removal, relations as
   * plain primary keys; upserts and creations have none.
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

  /** The last moment at which the unit of work knows what is in the database. */
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

  /** A mistake in there leaves an answer old until it runs out; it is not worth failing a booking for. */
  private affectedBy(entity: T, original: EntityData<T>): Invalidation | undefined {
    try {
      return this.affected(entity, original);
    } catch (error) {
      this.log.error(error);
    }
  }
}
