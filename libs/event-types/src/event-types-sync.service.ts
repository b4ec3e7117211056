import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomClient, type CalcomEventType } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type SyncCounts, type SyncRun, SyncRunsService } from '@app/sync';
import { TeamsService } from '@app/teams';
import { CompaniesService, lockForTransaction, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { Service } from './service.entity';

const FROM_CALCOM = [
  'serviceId',
  'title',
  'slug',
  'duration',
  'durationOptions',
  'price',
  'currency',
  'isActive',
  'requiresConfirmation',
  'bookingFields',
  'lastSyncedAt',
  'metadata',
  'updatedAt',
] as const;

/** Brings our copy of a team's event types up to date with Cal.com. Repeating it changes nothing. */
@Injectable()
export class EventTypesSyncService {
  constructor(
    private readonly companies: CompaniesService,
    private readonly teams: TeamsService,
    private readonly calcom: CalcomClient,
    private readonly runs: SyncRunsService,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com does not answer; then nothing was changed. */
  async sync(tenant: TenantContext, teamId: number): Promise<SyncRun> {
    const team = await this.teams.get(tenant, teamId);
    return this.runs.record(tenant, { kind: 'event_types', teamId }, async (run) => {
      const asked = this.clock.now();
      const account = await this.companies.calcomAccount(tenant);
      const listed = await this.calcom.teamEventTypes(account, team.calcomTeamId);
      return this.runs.store(tenant, run, (em) => this.store(em, tenant, teamId, eachOnce(listed), asked));
    });
  }

  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    teamId: number,
    listed: CalcomEventType[],
    asked: Date,
  ): Promise<SyncCounts> {
    // One turn for the whole company, as its teams share the services.
    await lockForTransaction(em, tenant, 'event types');
    const known = await em.find(EventType, { teamId });
    const total = listed.length;
    // Who asked Cal.com later has already stored what it said: ours is older news.
    if (known.some(({ lastSyncedAt }) => lastSyncedAt && lastSyncedAt > asked)) return { total, updated: total };

    const knownIds = new Set(known.map((eventType) => eventType.calcomEventTypeId));
    const listedIds = new Set(listed.map((eventType) => eventType.id));
    const gone = known.filter((eventType) => eventType.isActive && !listedIds.has(eventType.calcomEventTypeId));
    for (const eventType of gone) em.assign(eventType, { isActive: false, lastSyncedAt: asked });
    await em.flush();
    em.clear();

    if (total > 0) {
      const services = await em.upsertMany(Service, servicesOf(tenant, listed, asked), {
        onConflictFields: ['companyId', 'slug'],
        onConflictMergeFields: ['name', 'updatedAt'],
      });
      const serviceIds = new Map(services.map((service) => [service.slug, service.id]));
      await em.upsertMany(
        EventType,
        listed.map((eventType) => rowOf(tenant, teamId, eventType, serviceIds.get(eventType.slug) ?? null, asked)),
        { onConflictFields: ['teamId', 'calcomEventTypeId'], onConflictMergeFields: [...FROM_CALCOM] },
      );
    }
    const created = listed.filter((eventType) => !knownIds.has(eventType.id)).length;
    return { total, created, updated: total - created, deactivated: gone.length };
  }
}

const eachOnce = (listed: CalcomEventType[]): CalcomEventType[] => [
  ...new Map(listed.map((eventType) => [eventType.id, eventType])).values(),
];

function servicesOf(tenant: TenantContext, listed: CalcomEventType[], asked: Date) {
  const names = new Map(listed.map((eventType) => [eventType.slug, eventType.title]));
  return [...names].map(([slug, name]) => ({
    companyId: tenant.companyId,
    slug,
    name,
    createdAt: asked,
    updatedAt: asked,
  }));
}

function rowOf(tenant: TenantContext, teamId: number, listed: CalcomEventType, serviceId: number | null, asked: Date) {
  return {
    companyId: tenant.companyId,
    teamId,
    calcomEventTypeId: listed.id,
    serviceId,
    title: listed.title,
    slug: listed.slug,
    duration: listed.lengthInMinutes,
    durationOptions: listed.lengthOptions,
    price: Math.round(listed.price),
    currency: listed.currency,
    // Hidden ones are not for the public, and a managed parent can only be booked through its children.
    isActive: listed.isBookable && !listed.hidden,
    requiresConfirmation: listed.requiresConfirmation,
    bookingFields: listed.bookingFields,
    lastSyncedAt: asked,
    metadata: listed.metadata,
    createdAt: asked,
    updatedAt: asked,
  };
}
