import { isDeepStrictEqual } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { cacheKeys, PendingInvalidations } from '@app/caching';
import { CalcomClient, type CalcomEventType, type Listed } from '@app/calcom-client';
import { Clock } from '@app/common';
import { OddItems, type SyncCounts, type SyncRun, SyncRunsService } from '@app/sync';
import { TeamsService } from '@app/teams';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { Service } from './service.entity';

/** Columns that a sync may overwrite. */
const FROM_CALCOM = [
  'serviceId',
  'title',
  'slug',
  'description',
  'duration',
  'durationOptions',
  'price',
  'currency',
  'isActive',
  'requiresConfirmation',
  'confirmationPolicy',
  'bookingFields',
  'locations',
  'seats',
  'schedulingType',
  'hostIds',
  'recurrence',
  'minimumNoticeMinutes',
  'metadata',
] as const;
/** Overwritten with them, and no reason to write. */
const STAMPS = ['lastSyncedAt', 'updatedAt'] as const;
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
    private readonly pending: PendingInvalidations,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com fails; then nothing was changed. */
  async sync(tenant: TenantContext, teamId: number): Promise<SyncRun> {
    const team = await this.teams.lookup(tenant, teamId);
    return this.runs.record(tenant, { kind: 'event_types', teamId }, async () => {
      const requestedAt = this.clock.now();
      const account = await this.companies.calcomAccount(tenant);
      const { items, problems } = await this.calcom.teamEventTypes(account, team.calcomTeamId);
      const listed = { items: distinct(items), problems };
      const store = (em: SqlEntityManager): Promise<SyncCounts> => this.store(em, tenant, teamId, listed, requestedAt);
      return { lock: EVENT_TYPES_LOCK, requestedAt, total: listed.items.length, store };
    });
  }

  /** Writes only what has changed. */
  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    teamId: number,
    { items: listed, problems }: Listed<CalcomEventType>,
    requestedAt: Date,
  ): Promise<SyncCounts> {
    const serviceIds = await this.storeServices(em, tenant, listed, requestedAt);
    const known = await em.find(EventType, { teamId });
    const byCalcomId = new Map(known.map((eventType) => [eventType.calcomEventTypeId, eventType]));
    const listedIds = new Set(listed.map((eventType) => eventType.id));
    const odd = new OddItems(problems);
    const isGone = ({ isActive, calcomEventTypeId: id }: EventType): boolean =>
      isActive && !listedIds.has(id) && odd.provesGone(id);
    const gone = known.filter(isGone);
    const rows = listed.map((eventType) =>
      rowOf(tenant, teamId, eventType, serviceIds.get(eventType.slug) ?? null, requestedAt),
    );
    const changed = rows.filter((row) => differs(row, byCalcomId.get(row.calcomEventTypeId)));

    for (const eventType of gone) em.assign(eventType, { isActive: false, lastSyncedAt: requestedAt });
    await em.flush();
    em.clear();
    if (changed.length > 0) {
      await em.upsertMany(EventType, changed, {
        onConflictFields: ['teamId', 'calcomEventTypeId'],
        onConflictMergeFields: [...FROM_CALCOM, ...STAMPS],
      });
    }
    // Also when nothing has changed: an administrator syncs to see Cal.com's state, not a cached one.
    this.pending.add(em, { keys: [cacheKeys.eventTypes(tenant.companyId, teamId)] });
    const created = rows.filter((row) => !byCalcomId.has(row.calcomEventTypeId)).length;
    const updated = rows.length - created;
    return { total: rows.length, created, updated, deactivated: gone.length, errors: problems };
  }

  /** The company's services, one for each slug. @returns their ids by slug. */
  private async storeServices(
    em: SqlEntityManager,
    tenant: TenantContext,
    listed: CalcomEventType[],
    requestedAt: Date,
  ): Promise<Map<string, number>> {
    const wanted = servicesOf(tenant, listed, requestedAt);
    const known = await em.find(Service, { slug: { $in: wanted.map(({ slug }) => slug) } });
    const names = new Map(known.map(({ slug, name }) => [slug, name]));
    const changed = wanted.filter(({ slug, name }) => names.get(slug) !== name);
    em.clear();
    const stored =
      changed.length === 0
        ? []
        : await em.upsertMany(Service, changed, {
            onConflictFields: ['companyId', 'slug'],
            onConflictMergeFields: ['name', 'updatedAt'],
          });
    return new Map([...known, ...stored].map(({ slug, id }) => [slug, id]));
  }
}

type Row = ReturnType<typeof rowOf>;

const differs = (row: Row, eventType: EventType | undefined): boolean =>
  eventType === undefined || FROM_CALCOM.some((column) => !isDeepStrictEqual(row[column], eventType[column]));

const distinct = (listed: CalcomEventType[]): CalcomEventType[] => [
  ...new Map(listed.map((eventType) => [eventType.id, eventType])).values(),
];

function servicesOf(tenant: TenantContext, listed: CalcomEventType[], requestedAt: Date) {
  // Without a slug nothing says which event types of other teams are the same service.
  const named = listed.filter(({ slug }) => slug !== '');
  const names = new Map(named.map((eventType) => [eventType.slug, eventType.title]));
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
    description: listed.description,
    duration: listed.lengthInMinutes,
    durationOptions: listed.lengthOptions,
    price: Math.round(listed.price),
    currency: listed.currency,
    // Hidden ones are not public, and a managed parent can only be booked through its children.
    isActive: listed.isBookable && !listed.hidden,
    requiresConfirmation: listed.requiresConfirmation,
    confirmationPolicy: listed.confirmationPolicy,
    bookingFields: listed.bookingFields,
    locations: listed.locations,
    seats: listed.seats,
    schedulingType: listed.schedulingType,
    hostIds: [...new Set(listed.hosts.flatMap(({ id }) => id ?? []))].toSorted((a, b) => a - b),
    recurrence: listed.recurrence,
    minimumNoticeMinutes: listed.minimumNoticeMinutes,
    lastSyncedAt: requestedAt,
    metadata: listed.metadata,
    createdAt: requestedAt,
    updatedAt: requestedAt,
  };
}
