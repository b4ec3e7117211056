import { isDeepStrictEqual } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { type CacheKey, cacheKeys, PendingInvalidations } from '@app/caching';
import { CalcomClient, type CalcomTeam } from '@app/calcom-client';
import { Clock } from '@app/common';
import { CalcomKeys, CompaniesService, type TenantContext } from '@app/tenancy';
import type { SyncRun } from '@app/sync';
import { type SyncCounts, SyncRunsService } from '@app/sync';
import { OutgoingEvents } from '@app/webhooks';
import { deactivated } from './team-changes';
import { Team } from './team.entity';
import { TEAMS_LOCK } from './teams.service';

/** Columns that a sync may overwrite. Branch, default and zone belong to the company and are not among them. */
const FROM_CALCOM = [
  'calcomTeamSlug',
  'calcomTeamName',
  'name',
  'isActive',
  'goneAt',
  'syncStatus',
  'syncError',
  'metadata',
] as const;
/** Overwritten with them, and no reason to write. */
const STAMPS = ['lastSyncedAt', 'updatedAt'] as const;

/** Syncs a company's teams from Cal.com. Idempotent. */
@Injectable()
export class TeamsSyncService {
  constructor(
    private readonly companies: CompaniesService,
    private readonly keys: CalcomKeys,
    private readonly calcom: CalcomClient,
    private readonly runs: SyncRunsService,
    private readonly pending: PendingInvalidations,
    private readonly events: OutgoingEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com fails; then nothing was changed. */
  async sync(tenant: TenantContext): Promise<SyncRun> {
    return this.runs.record(tenant, { kind: 'teams' }, async () => {
      const requestedAt = this.clock.now();
      const account = await this.companies.calcomAccount(tenant);
      const [teams] = await Promise.all([this.calcom.teams(account), this.keys.identify(tenant)]);
      const listed = bookable(teams);
      const store = (em: SqlEntityManager): Promise<SyncCounts> => this.store(em, tenant, listed, requestedAt);
      return { lock: TEAMS_LOCK, requestedAt, total: listed.length, store };
    });
  }

  /** Writes only what has changed, so that a sync of a thousand unchanged teams costs one query. */
  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    listed: CalcomTeam[],
    requestedAt: Date,
  ): Promise<SyncCounts> {
    const known = await em.find(Team, {});
    const { slugs, errors } = assignSlugs(listed);
    const byCalcomId = new Map(known.map((team) => [team.calcomTeamId, team]));
    const isListed = new Set(listed.map(({ id }) => id));
    const unlisted = known.filter((team) => !isListed.has(team.calcomTeamId));
    const leaving = unlisted.filter((team) => team.isActive);
    const rows = listed.map((team) => ({
      ...rowOf(tenant, team, byCalcomId.get(team.id), requestedAt),
      calcomTeamSlug: team.slug !== null && slugs.get(team.slug) === team.id ? team.slug : null,
    }));
    const changed = rows.filter((row) => differs(row, byCalcomId.get(row.calcomTeamId)));

    for (const team of leaving) {
      team.markAsGone(requestedAt);
      this.events.record(em, tenant, deactivated(team));
    }
    // A team that Cal.com no longer lists gives up its slug when another has it now: slugs are unique in a company.
    for (const team of unlisted) if (slugs.has(team.calcomTeamSlug ?? '')) team.calcomTeamSlug = null;
    await em.flush();
    // With loaded entities in the identity map, upsertMany would assign to them instead of upserting.
    em.clear();
    if (changed.length > 0) {
      await em.upsertMany(Team, changed, {
        onConflictFields: ['companyId', 'calcomTeamId'],
        onConflictMergeFields: [...FROM_CALCOM, ...STAMPS],
      });
    }
    this.pending.add(em, { keys: listKeysOf(tenant, known) });
    const created = rows.filter((row) => !byCalcomId.has(row.calcomTeamId)).length;
    return { total: rows.length, created, updated: rows.length - created, deactivated: leaving.length, errors };
  }
}

/** The lists say when their teams were last seen, also when nothing else has changed. */
const listKeysOf = ({ companyId }: TenantContext, known: Team[]): CacheKey[] => [
  cacheKeys.teams(companyId),
  cacheKeys.defaultTeam(companyId),
  ...new Set(known.flatMap(({ branch }) => (branch ? [cacheKeys.branchTeams(companyId, branch.id)] : []))),
];

type Row = ReturnType<typeof rowOf> & { calcomTeamSlug: string | null };

const differs = (row: Row, team: Team | undefined): boolean =>
  team === undefined || FROM_CALCOM.some((column) => !isDeepStrictEqual(row[column], team[column]));

/** Each team once, without organizations: Cal.com lists those among the teams, but they cannot be booked. */
const bookable = (listed: CalcomTeam[]): CalcomTeam[] => [
  ...new Map(listed.filter((team) => !team.isOrganization).map((team) => [team.id, team])).values(),
];

/** Slugs are unique within one organization at Cal.com, but one key may see several: the first team keeps the slug. */
function assignSlugs(listed: CalcomTeam[]): { slugs: Map<string, number>; errors: string[] } {
  const slugs = new Map<string, number>();
  const errors: string[] = [];
  for (const { id, slug } of listed) {
    if (slug === null) continue;
    const owner = slugs.get(slug);
    if (owner === undefined) slugs.set(slug, id);
    else errors.push(`Team ${id} has the slug "${slug}" of team ${owner} and is kept without it`);
  }
  return { slugs, errors };
}

/** Columns outside {@link FROM_CALCOM} count only for a new row. */
function rowOf(tenant: TenantContext, listed: CalcomTeam, known: Team | undefined, requestedAt: Date) {
  const renamedThere = known?.calcomTeamName !== listed.name;
  return {
    companyId: tenant.companyId,
    calcomTeamId: listed.id,
    calcomTeamName: listed.name,
    name: known && !renamedThere ? known.name : listed.name,
    timezone: listed.timezone,
    // A team that comes back is active again; one that an administrator switched off stays off.
    isActive: known === undefined || known.goneAt != null || known.isActive,
    isDefault: false,
    goneAt: null,
    syncStatus: 'synced' as const,
    lastSyncedAt: requestedAt,
    syncError: null,
    metadata: listed.metadata,
    createdAt: requestedAt,
    updatedAt: requestedAt,
  };
}
