import { AsyncLocalStorage } from 'node:async_hooks';
import { EntityManager, type EventArgs, type EventSubscriber } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';

/** A key that a request holds. */
export interface HeldKey {
  id: number;
  /** What stands for the answer from the moment that something was added until the answer is kept. */
  mark: string;
}

/**
 * Marks the key in the very transaction that adds something under it. So whoever repeats a request whose answer was lost,
 * with the process or during the commit, learns whether it was carried out, and it never is twice.
 */
@Injectable()
export class CarriedOut implements EventSubscriber {
  private readonly held = new AsyncLocalStorage<HeldKey>();

  /** `em`: the application's; forks that are made later share its events. */
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
