import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AppError, findPage, type Page, type PageQueryDto } from '@app/common';
import { AuditLog, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { DueEndpointJobs } from './due-endpoint-jobs';
import { WebhookDelivery } from './webhook-delivery.entity';
import { WebhookEndpoint } from './webhook-endpoint.entity';

/** The deliveries to an endpoint and their outcomes; kept for `DELIVERY_LOG_DAYS`. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly jobs: DueEndpointJobs,
  ) {}

  /** A page, the newest first. @throws AppError 400 for a malformed cursor, 403 when there is no such endpoint. */
  async page(tenant: TenantContext, endpointId: number, query: PageQueryDto): Promise<Page<WebhookDelivery>> {
    if (!(await this.database.has(tenant, WebhookEndpoint, { id: endpointId }))) throw refusalOf('webhook endpoint');
    const list = { where: { endpointId }, orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    return this.database.readLately(tenant, (em) => findPage(em, WebhookDelivery, list, query));
  }

  /**
   * Sends a delivery once more, under its id of before. One that is still pending is attempted at once.
   * @throws AppError 403 when the endpoint has no such delivery, 409 when the endpoint is switched off.
   */
  redeliver(tenant: TenantContext, endpointId: number, id: number): Promise<WebhookDelivery> {
    return this.database.forTenant(tenant).transactional(async (manager) => {
      const em = manager as SqlEntityManager;
      const endpoint = await em.findOne(WebhookEndpoint, { id: endpointId });
      if (!endpoint) throw refusalOf('webhook endpoint');
      if (!(await em.count(WebhookDelivery, { endpointId, id }))) throw refusalOf('webhook delivery');
      if (!endpoint.isActive) throw new AppError('conflict', { message: 'The webhook endpoint is switched off' });
      await em.execute(AGAIN, [tenant.companyId, endpointId, id]);
      await this.jobs.sendIn(em, tenant.companyId, endpointId);
      this.audit.record(em, tenant, {
        action: 'webhook_delivery.redelivered',
        object: ['webhook_endpoint', endpointId],
        details: { delivery_id: id },
      });
      return em.findOneOrFail(WebhookDelivery, { endpointId, id });
    });
  }
}

/** Leaves an attempt under way alone, since it is the requested retry already. */
const AGAIN = `
  update webhook_deliveries
  set status = 'pending', attempts = case status when 'pending' then attempts else 0 end, due_at = now(), claim = null,
    delivered_at = null, updated_at = now()
  where company_id = ? and endpoint_id = ? and id = ? and (status <> 'pending' or claim is null or due_at <= now())`;
