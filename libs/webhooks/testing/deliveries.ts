import { CompaniesService, TenantDatabase } from '@app/tenancy';
import { OutgoingEvents } from '@app/webhooks';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { INestApplicationContext } from '@nestjs/common';
import type { OutgoingEvent } from '../src/deliveries/outgoing-events';

export interface DeliveryRow {
  id: string;
  endpoint_id: string;
  type: string;
  subject: string | null;
  status: string;
  attempts: number;
  claim: string | null;
  /** Seconds from the last attempt to the next one. */
  wait: number;
  response_status: number | null;
  error: string | null;
}

/** The deliveries of one company, as a room that records events and as one that can move their time. */
export class Deliveries {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly companyId: number,
  ) {}

  /** Commits events in one transaction. */
  async record(...events: OutgoingEvent[]): Promise<void> {
    const tenant = await this.app.get(CompaniesService).contextFor(this.companyId);
    await this.inside(async (em) => {
      for (const event of events) this.app.get(OutgoingEvents).record(em, tenant, event);
    });
  }

  /** Steps of a thing, each an event of its own transaction. */
  async recordSteps(thing: string, steps: readonly number[]): Promise<void> {
    for (const step of steps)
      await this.record({ type: 'booking.moved', subject: `booking:${thing}`, data: { thing, step } });
  }

  rows(): Promise<DeliveryRow[]> {
    return this.execute(`
      select id, endpoint_id, type, subject, status, attempts, claim, response_status, error,
        extract(epoch from due_at - last_attempt_at)::float8 as wait
      from webhook_deliveries order by id`);
  }

  /** Lets so many seconds pass for what is pending; Infinity: until everything is due, claims excepted. */
  async pass(seconds: number): Promise<void> {
    const due = seconds === Infinity ? 'now()' : `due_at - ${seconds} * interval '1 second'`;
    const isWaiting = seconds === Infinity ? 'claim is null and due_at > now()' : 'true';
    await this.execute(`update webhook_deliveries set due_at = ${due} where status = 'pending' and ${isWaiting}`);
    await this.execute(`update webhook_endpoints set next_job_at = now() where next_job_at is not null`);
    await this.runJobs();
  }

  /** Lets all jobs of deliveries start now. */
  async runJobs(): Promise<void> {
    const jobs = `name = 'webhook-deliveries' and state < 'active'`;
    await this.execute(`update pgboss.job set start_after = now() where ${jobs} and start_after > now()`);
  }

  /** In the scope of the company, as the service itself. */
  execute<Row extends object>(sql: string): Promise<Row[]> {
    return this.inside((em) => em.execute<Row[]>(sql));
  }

  private inside<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const em = this.app.get(TenantDatabase).forTenant({ companyId: this.companyId as never });
    return em.transactional((inner) => work(inner as SqlEntityManager));
  }
}
