import type { EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { AppError, Environment, findPage, invalid, KeyRing, type Page, type PageQueryDto } from '@app/common';
import { AuditLog, CompanyLocks, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { DueEndpointJobs } from './due-endpoint-jobs';
import { EVENT_TYPES } from './event-types';
import { newSecret } from './signature';
import type { NewWebhookEndpointDto, WebhookEndpointPatchDto } from './webhook-endpoint.dto';
import { WEBHOOK_SECRET, WebhookEndpoint } from './webhook-endpoint.entity';

/** Maximum of one company. Each event is sent to all of its endpoints. */
const MAX_ENDPOINTS = 10;

/** The advisory lock for changes of a company's endpoints. */
const ENDPOINTS_LOCK = 'webhook endpoints';

/** The endpoints of a company, to which its events are sent. */
@Injectable()
export class WebhookEndpointsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly locks: CompanyLocks,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly environment: Environment,
    private readonly jobs: DueEndpointJobs,
  ) {}

  /** A page, the oldest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: PageQueryDto): Promise<Page<WebhookEndpoint>> {
    const list = { where: {}, orderBy: { createdAt: 'asc', id: 'asc' } } as const;
    return findPage(this.database.forTenant(tenant), WebhookEndpoint, list, query);
  }

  /** @returns also the secret, shown only once. @throws AppError 400 for a URL that must not be called, 409. */
  create(
    tenant: TenantContext,
    requested: NewWebhookEndpointDto,
  ): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    this.refuseUnreachable(requested.url);
    return this.locks.transactional(tenant, ENDPOINTS_LOCK, async (em) => {
      if ((await em.count(WebhookEndpoint, {})) >= MAX_ENDPOINTS) throw tooMany();
      const secret = newSecret();
      const endpoint = em.create(WebhookEndpoint, {
        companyId: tenant.companyId,
        url: requested.url,
        events: requested.events ?? [...EVENT_TYPES],
        isActive: requested.active ?? true,
        secret: this.keyRing.seal(secret, WEBHOOK_SECRET.contextFor(tenant.companyId)),
      });
      await em.persist(endpoint).flush();
      this.audit.record(em, tenant, {
        action: 'webhook_endpoint.created',
        object: ['webhook_endpoint', endpoint.id],
        details: { events: endpoint.events },
      });
      return { endpoint, secret };
    });
  }

  /**
   * Makes deliveries that wait for a retry due at once, since the change may have fixed the endpoint.
   * @throws AppError 400 for a URL that must not be called, 403 when there is no such endpoint.
   */
  update(tenant: TenantContext, id: number, patch: WebhookEndpointPatchDto): Promise<WebhookEndpoint> {
    if (patch.url !== undefined) this.refuseUnreachable(patch.url);
    return this.locks.transactional(tenant, ENDPOINTS_LOCK, async (em) => {
      const endpoint = await find(em, id);
      const before = { url: endpoint.url, events: endpoint.events.join(), active: endpoint.isActive };
      if (patch.url !== undefined) endpoint.url = patch.url;
      if (patch.events !== undefined) endpoint.events = patch.events;
      if (patch.active !== undefined) endpoint.isActive = patch.active;
      const after = { url: endpoint.url, events: endpoint.events.join(), active: endpoint.isActive };
      const changed = (['url', 'events', 'active'] as const).filter((name) => before[name] !== after[name]);
      if (changed.length === 0) return endpoint;
      this.audit.record(em, tenant, {
        action: 'webhook_endpoint.updated',
        object: ['webhook_endpoint', id],
        // Without the URL, which may contain a secret.
        details: { changed, events: endpoint.events, active: endpoint.isActive },
      });
      await em.flush();
      await em.execute(DUE_NOW, [tenant.companyId, id]);
      await this.jobs.sendIn(em, tenant.companyId, id);
      return endpoint;
    });
  }

  /** Removes the endpoint with its deliveries. Idempotent. */
  async remove(tenant: TenantContext, id: number): Promise<void> {
    await this.locks.transactional(tenant, ENDPOINTS_LOCK, async (em) => {
      const endpoint = await em.findOne(WebhookEndpoint, { id });
      if (!endpoint) return;
      em.remove(endpoint);
      this.audit.record(em, tenant, { action: 'webhook_endpoint.removed', object: ['webhook_endpoint', id] });
    });
  }

  private refuseUnreachable(url: string): void {
    const message = this.environment.webhookHosts.problemOf(url);
    if (message !== undefined) throw invalid({ field: 'url', message });
  }
}

/** Only deliveries without a claim: attempts under way go on. */
const DUE_NOW = `
  update webhook_deliveries set due_at = now()
  where company_id = ? and endpoint_id = ? and status = 'pending' and (claim is null or due_at <= now())`;

async function find(em: EntityManager, id: number): Promise<WebhookEndpoint> {
  const endpoint = await em.findOne(WebhookEndpoint, { id });
  if (!endpoint) throw refusalOf('webhook endpoint');
  return endpoint;
}

const tooMany = (): AppError =>
  new AppError('conflict', {
    message: `A company has ${MAX_ENDPOINTS} webhook endpoints at most`,
    details: { max: MAX_ENDPOINTS },
  });
