import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomClient, type CalcomEventType } from '@app/calcom-client';
import { Clock } from '@app/common';
import { type SyncCounts, type SyncRun, SyncRunsService } from '@app/sync';
import { TeamsService } from '@app/teams';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { Service } from './service.entity';

/** Columns that a sync may overwrite. */
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

/** One lock for the whole company, as its teams share the services. */
const EVENT_TYPES_LOCK = 'event types';

/** Syncs a team's event types from Cal.com. Idempotent. */
@Injectable()
export class EventTypesSyncService {
  constructor(
    private readonly companies: CompaniesService,
    private readonly teams: TeamsService,
    private readonly calcom: CalcomClient,
    private readonly runs: SyncRunsService,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com fails; then nothing was changed. */
  async sync(tenant: TenantContext, teamId: number): Promise<SyncRun> {
    const team = await this.teams.get(tenant, teamId);
    return this.runs.record(tenant, { kind: 'event_types', teamId }, async (run) => {
      const requestedAt = this.clock.now();
      const account = await this.companies.calcomAccount(tenant);
      const listed = await this.calcom.teamEventTypes(account, team.calcomTeamId);
      return this.runs.store(tenant, run, EVENT_TYPES_LOCK, (em) =>
        this.store(em, tenant, teamId, distinct(listed), requestedAt),
      );
    });
  }

  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    teamId: number,
    listed: CalcomEventType[],
    requestedAt: Date,
  ): Promise<SyncCounts> {
    const known = await em.find(EventType, { teamId });
    const total = listed.length;
    // A sync that queried Cal.com later has already stored its list: ours is older and is dropped.
    if (known.some(({ lastSyncedAt }) => lastSyncedAt && lastSyncedAt > requestedAt)) return { total, updated: total };

    const knownIds = new Set(known.map((eventType) => eventType.calcomEventTypeId));
    const listedIds = new Set(listed.map((eventType) => eventType.id));
    const gone = known.filter((eventType) => eventType.isActive && !listedIds.has(eventType.calcomEventTypeId));
    for (const eventType of gone) em.assign(eventType, { isActive: false, lastSyncedAt: requestedAt });
    await em.flush();
    em.clear();

    if (total > 0) {
      const services = await em.upsertMany(Service, servicesOf(tenant, listed, requestedAt), {
        onConflictFields: ['companyId', 'slug'],
        onConflictMergeFields: ['name', 'updatedAt'],
      });
      const serviceIds = new Map(services.map((service) => [service.slug, service.id]));
      await em.upsertMany(
        EventType,
        listed.map((eventType) =>
          rowOf(tenant, teamId, eventType, serviceIds.get(eventType.slug) ?? null, requestedAt),
        ),
        { onConflictFields: ['teamId', 'calcomEventTypeId'], onConflictMergeFields: [...FROM_CALCOM] },
      );
    }
    const created = listed.filter((eventType) => !knownIds.has(eventType.id)).length;
    return { total, created, updated: total - created, deactivated: gone.length };
  }
}

const distinct = (listed: CalcomEventType[]): CalcomEventType[] => [
  ...new Map(listed.map((eventType) => [eventType.id, eventType])).values(),
];

function servicesOf(tenant: TenantContext, listed: CalcomEventType[], requestedAt: Date) {
  const names = new Map(listed.map((eventType) => [eventType.slug, eventType.title]));
  return [...names].map(([slug, name]) => ({
    companyId: tenant.companyId,
    slug,
    name,
    createdAt: requestedAt,
    updatedAt: requestedAt,
  }));
}

function rowOf(
  tenant: TenantContext,
  teamId: number,
  listed: CalcomEventType,
  serviceId: number | null,
  requestedAt: Date,
) {
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
    // Hidden ones are not public, and a managed parent can only be booked through its children.
    isActive: listed.isBookable && !listed.hidden,
    requiresConfirmation: listed.requiresConfirmation,
    bookingFields: listed.bookingFields,
    lastSyncedAt: requestedAt,
    metadata: listed.metadata,
    createdAt: requestedAt,
    updatedAt: requestedAt,
  };
}
