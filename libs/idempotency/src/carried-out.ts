import { AsyncLocalStorage } from 'node:async_hooks';
import { EntityManager, type EventArgs, type EventSubscriber } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';

/** A key that a request holds. */
export interface HeldKey {
  id: number;
  /** Stands for the answer from when something was added until the answer is stored. */
  mark: string;
}

/**
 * Marks the key in the same transaction that adds something under it. So the repeat of a request whose answer was lost,
 * by a crash or during the commit, reveals whether it was carried out, and it is never carried out twice.
 */
@Injectable()
export class CarriedOut implements EventSubscriber {
  private readonly held = new AsyncLocalStorage<HeldKey>();

  /** @param em the application's; forks created later share its events. */
  constructor(em: EntityManager) {
    em.getEventManager().registerSubscriber(this);
  }

  under<T>(key: HeldKey, work: () => Promise<T>): Promise<T> {
    return this.held.run(key, work);
  }

  async afterCreate({ em }: EventArgs<object>): Promise<void> {
    const key = this.held.getStore();
    if (!key) return;
    const sql = 'update idempotent_answers set answer = ? where id = ? and answer is null';
    await (em as SqlEntityManager).execute(sql, [key.mark, key.id]);
  }
}
