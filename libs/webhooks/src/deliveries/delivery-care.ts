import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Environment, Jobs } from '@app/common';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { DueDeliveries } from './due-deliveries';
import { CARE_EVERY, DELIVERY_CARE } from './queues';

/** Rows that one statement removes. */
const BATCH = 1000;

/**
 * Once an hour, for all companies: removes deliveries that are older than `DELIVERY_LOG_DAYS`, as they hold personal data,
 * and looks at endpoints whose job was lost, such as one that no worker was there to do in time.
 */
@Injectable()
export class DeliveryCare {
  constructor(
    private readonly database: TenantDatabase,
    private readonly due: DueDeliveries,
    private readonly environment: Environment,
    private readonly jobs: Jobs,
  ) {}

  async work(): Promise<void> {
    this.jobs.repeat(DELIVERY_CARE, CARE_EVERY);
    await this.jobs.work(DELIVERY_CARE, () => this.run());
  }

  async run(): Promise<void> {
    for (const companyId of await this.database.companyIds()) {
      while ((await this.removeSome(companyId)) === BATCH);
      for (const endpointId of await this.forgotten(companyId)) await this.due.schedule({ companyId, endpointId });
    }
  }

  /** @returns how many. */
  private async removeSome(companyId: CompanyId): Promise<number> {
    const { deliveryLogDays } = this.environment;
    return (await this.inside<object>(companyId, REMOVE_SOME, [companyId, deliveryLogDays, companyId])).length;
  }

  private async forgotten(companyId: CompanyId): Promise<number[]> {
    return (await this.inside<{ id: string }>(companyId, FORGOTTEN, [companyId])).map(({ id }) => Number(id));
  }

  private inside<Row>(companyId: CompanyId, sql: string, parameters: unknown[]): Promise<Row[]> {
    const em = this.database.forTenant({ companyId });
    return em.transactional((inner) => (inner as SqlEntityManager).execute<Row[]>(sql, parameters));
  }
}

const REMOVE_SOME = `
  delete from webhook_deliveries where company_id = ? and id in (
    select id from webhook_deliveries
    where created_at < now() - ? * interval '1 day' and company_id = ? limit ${BATCH} for update skip locked)
  returning id`;

/** Endpoints with something pending, and no job to come. */
const FORGOTTEN = `
  select id from webhook_endpoints e
  where company_id = ? and is_active and (next_job_at is null or next_job_at < now() - interval '1 minute') and exists (
    select from webhook_deliveries d where d.company_id = e.company_id and d.endpoint_id = e.id and d.status = 'pending')`;
