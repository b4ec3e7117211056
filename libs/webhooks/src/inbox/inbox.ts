import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Jobs } from '@app/common';
import { TenantDatabase } from '@app/tenancy';
import type { IncomingEvent } from './incoming-event';
import { ATTEMPT_SECONDS, retryAfter } from './attempts';
import { type ArrivedEvent, INCOMING } from './queues';
import type { SubscriptionRef } from './signed-webhooks';

/** An event that is being handled. */
export interface TakenEvent {
  body: string;
  attempts: number;
}

/** Received events: stored before they are acknowledged, and each handled once. All timestamps are the database's. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: TenantDatabase,
    private readonly jobs: Jobs,
  ) {}

  /** Stores the event with a job that handles it, unless it was received before. @returns whether it is new. */
  async store(of: SubscriptionRef, event: IncomingEvent, body: string): Promise<boolean> {
    const { companyId, subscriptionId } = of;
    const { trigger, uid, createdAt } = event;
    return this.inside(companyId, async (em) => {
      const parameters = [companyId, subscriptionId, trigger, uid, createdAt, body];
      const [row] = await em.execute<{ id: string }[]>(STORE, parameters);
      await em.execute(HEARD, [companyId, subscriptionId]);
      if (row) await this.announce(em, { companyId, id: Number(row.id) });
      return row !== undefined;
    });
  }

  /** Takes an event, unless it is handled, not due, or being handled by another process. */
  take(event: ArrivedEvent): Promise<TakenEvent | undefined> {
    return this.inside(event.companyId, async (em) => {
      const [row] = await em.execute<TakenEvent[]>(TAKE, [ATTEMPT_SECONDS, event.companyId, event.id]);
      // If this process dies meanwhile, another one takes the event.
      if (row) await this.announce(em, event, ATTEMPT_SECONDS + 1);
      return row;
    });
  }

  async finish({ companyId, id }: ArrivedEvent): Promise<void> {
    await this.inside(companyId, (em) => em.execute(FINISH, [companyId, id]));
  }

  /** Schedules another attempt, unless there were too many. @returns whether there will be one. */
  async postpone(event: ArrivedEvent, { attempts }: TakenEvent): Promise<boolean> {
    const seconds = retryAfter(attempts);
    await this.inside(event.companyId, async (em) => {
      if (seconds === undefined) return void (await em.execute(GIVE_UP, [event.companyId, event.id]));
      await em.execute(POSTPONE, [seconds, event.companyId, event.id]);
      await this.announce(em, event, seconds);
    });
    return seconds !== undefined;
  }

  private async announce(em: SqlEntityManager, event: ArrivedEvent, seconds = 0): Promise<void> {
    const transaction = em.getTransactionContext() as object;
    await this.jobs.send({ ...INCOMING, startAfter: seconds }, event, transaction);
  }

  private inside<T>(companyId: number, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const scope = { companyId: companyId as SubscriptionRef['companyId'] };
    return this.database.forTenant(scope).transactional((em) => work(em as SqlEntityManager));
  }
}

const STORE = `
  insert into webhook_inbox (company_id, subscription_id, trigger_event, uid, event_at, body) values (?, ?, ?, ?, ?, ?)
  on conflict (company_id, subscription_id, trigger_event, uid, event_at) do nothing returning id`;

/** A subscription that delivers an event is no longer failing. */
const HEARD = `
  update webhook_subscriptions set last_event_at = now(), status = 'active', failing_since = null
  where company_id = ? and id = ?`;

const TAKE = `
  update webhook_inbox set attempts = attempts + 1, due_at = now() + ? * interval '1 second'
  where company_id = ? and id = ? and status = 'pending' and due_at <= now() returning body, attempts`;

/** Deletes the body, which holds personal data and is not needed any more. */
const FINISH = `
  update webhook_inbox set status = 'done', body = '', handled_at = now() where company_id = ? and id = ? and status = 'pending'`;
const GIVE_UP = `
  update webhook_inbox set status = 'failed', body = '', handled_at = now() where company_id = ? and id = ? and status = 'pending'`;
const POSTPONE = `
  update webhook_inbox set due_at = now() + ? * interval '1 second' where company_id = ? and id = ? and status = 'pending'`;
