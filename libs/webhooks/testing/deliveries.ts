import { Jobs } from '@app/common';
import { CompaniesService, TenantDatabase } from '@app/tenancy';
import { DELIVERIES, OutgoingEvents } from '@app/webhooks';
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

  /** Lets `seconds` pass for pending deliveries; Infinity: until all are due, except claimed ones. */
  async pass(seconds: number): Promise<void> {
    const due = seconds === Infinity ? 'now()' : `due_at - ${seconds} * interval '1 second'`;
    const isWaiting = seconds === Infinity ? 'claim is null and due_at > now()' : 'true';
    await this.execute(`update webhook_deliveries set due_at = ${due} where status = 'pending' and ${isWaiting}`);
    await this.look();
  }

  /** Has a process look at all endpoints, as a job does when its time has come. */
  async look(): Promise<void> {
    const { companyId } = this;
    await this.inside(async (em) => {
      const endpoints = await em.execute<{ id: string }[]>(
        `select id from webhook_endpoints where company_id = ${companyId}`,
      );
      const data = { companyId, endpointIds: endpoints.map(({ id }) => Number(id)) };
      await this.app.get(Jobs).send(DELIVERIES, data, em.getTransactionContext() as object);
    });
  }

  /** Whether all jobs whose time has come have been done. */
  async hasLooked(): Promise<boolean> {
    const jobs = `name = 'webhook-deliveries' and state < 'completed' and start_after <= now()`;
    return (await this.execute(`select from pgboss.job where ${jobs}`)).length === 0;
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
