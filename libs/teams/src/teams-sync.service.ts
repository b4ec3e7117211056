import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { CalcomClient, type CalcomTeam } from '@app/calcom-client';
import { Clock } from '@app/common';
import { CompaniesService, lockForTransaction, type TenantContext } from '@app/tenancy';
import type { SyncRun } from '@app/sync';
import { type SyncCounts, SyncRunsService } from '@app/sync';
import { Team } from './team.entity';
import { TEAMS_TURN } from './teams.service';

/** Columns that a sync may overwrite. What the company decides here (branch, default, zone) is not among them. */
const FROM_CALCOM = [
  'calcomTeamSlug',
  'calcomTeamName',
  'name',
  'isActive',
  'goneAt',
  'syncStatus',
  'lastSyncedAt',
  'syncError',
  'metadata',
  'updatedAt',
] as const;

/** Brings our copy of a company's teams up to date with Cal.com. Repeating it changes nothing. */
@Injectable()
export class TeamsSyncService {
  constructor(
    private readonly companies: CompaniesService,
    private readonly calcom: CalcomClient,
    private readonly runs: SyncRunsService,
    private readonly clock: Clock,
  ) {}

  /** @throws CalcomApiException when Cal.com does not answer; then nothing was changed. */
  async sync(tenant: TenantContext): Promise<SyncRun> {
    return this.runs.record(tenant, { kind: 'teams' }, async (run) => {
      const asked = this.clock.now();
      const listed = await this.calcom.teams(await this.companies.calcomAccount(tenant));
      return this.runs.store(tenant, run, (em) => this.store(em, tenant, bookable(listed), asked));
    });
  }

  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    listed: CalcomTeam[],
    asked: Date,
  ): Promise<SyncCounts> {
    await lockForTransaction(em, tenant, TEAMS_TURN);
    const known = await em.find(Team, {}, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const total = listed.length;
    // Who asked Cal.com later has already stored what it said: ours is older news.
    if (known.some(({ lastSyncedAt }) => lastSyncedAt && lastSyncedAt > asked)) return { total, updated: total };

    const { slugs, errors } = assignSlugs(listed);
    const byCalcomId = new Map(known.map((team) => [team.calcomTeamId, team]));
    const isListed = new Set(listed.map(({ id }) => id));
    const unlisted = known.filter((team) => !isListed.has(team.calcomTeamId));
    const leaving = unlisted.filter((team) => team.isActive);
    for (const team of leaving) team.markAsGone(asked);
    // What is gone gives its slug up when Cal.com has handed it to another.
    for (const team of unlisted) if (slugs.has(team.calcomTeamSlug ?? '')) team.calcomTeamSlug = null;
    await em.flush();

    // A fresh identity map: entities that are loaded would be assigned to, instead of upserted.
    em.clear();
    if (total > 0) {
      const rows = listed.map((team) => ({
        ...rowOf(tenant, team, byCalcomId.get(team.id), asked),
        calcomTeamSlug: team.slug !== null && slugs.get(team.slug) === team.id ? team.slug : null,
      }));
      await em.upsertMany(Team, rows, {
        onConflictFields: ['companyId', 'calcomTeamId'],
        onConflictMergeFields: [...FROM_CALCOM],
      });
    }
    const created = listed.filter((team) => !byCalcomId.has(team.id)).length;
    return { total, created, updated: total - created, deactivated: leaving.length, errors };
  }
}

/** Each team once, and without organizations: those are listed among the teams but cannot be booked. */
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

/** What an existing row keeps for itself is written only when the row is new; see {@link FROM_CALCOM}. */
function rowOf(tenant: TenantContext, listed: CalcomTeam, known: Team | undefined, asked: Date) {
  const renamedThere = known?.calcomTeamName !== listed.name;
  return {
    companyId: tenant.companyId,
    calcomTeamId: listed.id,
    calcomTeamName: listed.name,
    name: known && !renamedThere ? known.name : listed.name,
    timezone: listed.timezone,
    // Back after it was gone: on again. Switched off by an administrator: stays off.
    isActive: known === undefined || known.goneAt != null || known.isActive,
    isDefault: false,
    goneAt: null,
    syncStatus: 'synced' as const,
    lastSyncedAt: asked,
    syncError: null,
    metadata: listed.metadata,
    createdAt: asked,
    updatedAt: asked,
  };
}
