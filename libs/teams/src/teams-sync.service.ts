import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { type CacheKey, cacheKeys, PendingInvalidations } from '@app/caching';
import { CalcomClient, type CalcomTeam, type Listed } from '@app/calcom-client';
import { canonicalTimezone } from '@app/common';
import { Branch, CalcomKeys, CompaniesService, type TenantContext } from '@app/tenancy';
import { type Asked, isSuspicious, OddItems, type Storing, suspicious, type SyncCounts } from '@app/sync';
import { OutgoingEvents } from '@app/webhooks';
import { assignSlugs, bookable, differs, FROM_CALCOM, rowOf, STAMPS } from './listed-teams';
import { deactivated } from './team-changes';
import { Team } from './team.entity';
import { TEAMS_LOCK } from './teams.service';

/** Brings a company's teams up to date with Cal.com: the first step of a company's sync. Idempotent. */
@Injectable()
export class TeamsSyncService {
  constructor(
    private readonly companies: CompaniesService,
    private readonly keys: CalcomKeys,
    private readonly calcom: CalcomClient,
    private readonly pending: PendingInvalidations,
    private readonly events: OutgoingEvents,
  ) {}

  /** @throws CalcomApiException when Cal.com fails; then nothing was changed. */
  async list(tenant: TenantContext, asked: Asked): Promise<Storing> {
    const account = await this.companies.calcomAccount(tenant);
    const [{ items, problems }] = await Promise.all([
      this.calcom.teams(account, { priority: asked.priority }),
      this.keys.identify(tenant),
    ]);
    const listed = { items: bookable(items), problems };
    return { lock: TEAMS_LOCK, store: (em) => this.store(em, tenant, listed, asked) };
  }

  /** Writes only what has changed, so that a sync of a thousand unchanged teams costs one query. */
  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    { items: listed, problems }: Listed<CalcomTeam>,
    { at, force }: Asked,
  ): Promise<SyncCounts> {
    const known = await em.find(Team, {});
    const branches = await branchesByTeam(em);
    const { slugs, doubled } = assignSlugs(listed);
    const odd = new OddItems(problems);
    const byCalcomId = new Map(known.map((team) => [team.calcomTeamId, team]));
    const isListed = new Set(listed.map(({ id }) => id));
    const unlisted = known.filter((team) => !isListed.has(team.calcomTeamId));
    const active = known.filter((team) => team.isActive && team.deletedAt == null);
    const leaving = active.filter((team) => !isListed.has(team.calcomTeamId) && odd.provesGone(team.calcomTeamId));
    if (!force && isSuspicious(listed.length, active.length, leaving.length))
      throw suspicious(leaving.map(({ id, name }) => ({ id, name })));
    const rows = listed.map((team) =>
      rowOf(tenant, team, { known: byCalcomId.get(team.id), slugs, branchId: branches.get(team.id), at }),
    );
    const changed = rows.filter((row) => differs(row, byCalcomId.get(row.calcomTeamId)));
    const created = rows.filter((row) => !byCalcomId.has(row.calcomTeamId));

    for (const team of leaving) {
      team.markAsGone(at);
      this.events.record(em, tenant, deactivated(team));
    }
    // Earlier versions stored any text as a zone.
    for (const team of known) if (canonicalTimezone(team.timezone ?? 'UTC') === undefined) team.timezone = null;
    // A team that Cal.com no longer lists gives up its slug when another has it now: slugs are unique in a company.
    for (const team of unlisted) if (slugs.has(team.calcomTeamSlug ?? '')) team.calcomTeamSlug = null;
    for (const team of known) linkBranch(em, team, branches);
    await em.flush();
    // With loaded entities in the identity map, upsertMany would assign to them instead of upserting.
    em.clear();
    if (changed.length > 0) {
      await em.upsertMany(Team, changed, {
        onConflictFields: ['companyId', 'calcomTeamId'],
        onConflictMergeFields: [...FROM_CALCOM, ...STAMPS],
        batchSize: 500,
      });
      em.clear();
    }
    this.pending.add(em, { keys: listKeysOf(tenant, known) });
    return {
      total: rows.length,
      created: created.length,
      updated: rows.length - created.length,
      deactivated: leaving.length,
      errors: [...problems, ...doubled],
    };
  }
}

/** Branches that name their Cal.com team, from before teams could name their branch. The older one has it. */
async function branchesByTeam(em: SqlEntityManager): Promise<Map<number, number>> {
  const branches = await em.find(Branch, { calcomTeamId: { $ne: null } }, { orderBy: { id: 'desc' } });
  return new Map(branches.map(({ id, calcomTeamId }) => [Number(calcomTeamId), id]));
}

/** Where an administrator has decided, that stands. */
function linkBranch(em: SqlEntityManager, team: Team, branches: Map<number, number>): void {
  const id = branches.get(team.calcomTeamId);
  if (id !== undefined && team.branch == null && !team.isBranchDecided) team.branch = em.getReference(Branch, id);
}

/** The lists say when their teams were last seen, also when nothing else has changed. */
const listKeysOf = ({ companyId }: TenantContext, known: Team[]): CacheKey[] => [
  cacheKeys.teams(companyId),
  cacheKeys.defaultTeam(companyId),
  ...new Set(known.flatMap(({ branch }) => (branch ? [cacheKeys.branchTeams(companyId, branch.id)] : []))),
];
