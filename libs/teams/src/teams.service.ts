import { Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { invalid, notFound } from '@app/common';
import {
  AuditLog,
  Branch,
  CompanyLocks,
  Ownership,
  refusalOf,
  RowCopiesFactory,
  TenantDatabase,
  type TenantContext,
} from '@app/tenancy';
import { RunStore } from '@app/sync';
import { OutgoingEvents } from '@app/webhooks';
import type { TeamPatchDto } from './team.dto';
import { deactivated, factsOf, REDACTED, refuseChangesOfCompany, type TeamFacts } from './team-changes';
import { Team } from './team.entity';

const LIVE = { deletedAt: null } as const;

/** The advisory lock for changes of a company's teams: choosing the default and a sync touch several rows. */
export const TEAMS_LOCK = 'teams';

/** What questions and bookings need to know of their team. */
export type TeamCopy = Readonly<
  Pick<Team, 'id' | 'companyId' | 'calcomTeamId' | 'timezone' | 'isActive'> & { branchId?: number }
>;

/** Which teams a list is to hold. */
interface TeamsWanted {
  branchId?: number;
  /** Also those that are switched off, or that Cal.com no longer lists. */
  withInactive?: boolean;
}

/** The synced teams of a company: reads and changes. */
@Injectable()
export class TeamsService {
  private readonly copies;
  private readonly defaults;

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
    private readonly locks: CompanyLocks,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly runs: RunStore,
    private readonly events: OutgoingEvents,
  ) {
    this.copies = rowCopies.ofTenants<TeamCopy>('team', Team);
    this.defaults = rowCopies.ofTenants<Pick<TeamCopy, 'companyId' | 'id' | 'branchId'>>('default team', Team);
  }

  /** A team, usually without a query. @throws AppError 403 when it is another company's or branch's, or does not exist. */
  async lookup(tenant: TenantContext, id: number): Promise<TeamCopy> {
    const copy = await this.copies.get(tenant, id, async () => {
      const team = await this.database.forCompany(tenant).findOne(Team, { ...LIVE, id });
      if (!team) return undefined;
      const { companyId, branch, calcomTeamId, timezone, isActive } = team;
      return { id: team.id, companyId, branchId: branch?.id, calcomTeamId, timezone, isActive };
    });
    if (!copy || !isVisible(copy, tenant)) throw refusalOf('team');
    return copy;
  }

  /** A team, if no query is needed. Undefined decides nothing: {@link lookup} does. */
  known(tenant: TenantContext, id: number): TeamCopy | undefined {
    const copy = this.copies.known(tenant, id);
    return copy && isVisible(copy, tenant) ? copy : undefined;
  }

  /** The id of the default team, usually without a query; undefined when the company has chosen none, or another branch's. */
  async defaultId(tenant: TenantContext): Promise<number | undefined> {
    const copy = await this.defaults.get(tenant, tenant.companyId, async () => {
      const team = await this.database.forCompany(tenant).findOne(Team, { ...LIVE, isDefault: true });
      return team ? { companyId: team.companyId, branchId: team.branch?.id, id: team.id } : undefined;
    });
    return copy && isVisible(copy, tenant) ? copy.id : undefined;
  }

  /** The id of the default team, if no query is needed. Undefined decides nothing: {@link defaultId} does. */
  knownDefaultId(tenant: TenantContext): number | undefined {
    const copy = this.defaults.known(tenant, tenant.companyId);
    return copy && isVisible(copy, tenant) ? copy.id : undefined;
  }

  /** The teams, active ones only by default: the default first, then by name. @throws AppError 403 for a foreign branch. */
  async list(
    tenant: TenantContext,
    { branchId = tenant.branchId, withInactive = false }: TeamsWanted = {},
  ): Promise<Team[]> {
    if (branchId !== undefined) await this.ownership.require(tenant, 'branch', branchId);
    const where: FilterQuery<Team> = {
      ...LIVE,
      ...(withInactive ? {} : { isActive: true }),
      ...(branchId === undefined ? {} : { branch: branchId }),
    };
    return this.database.forTenant(tenant).transactional(async (em) => {
      const teams = await em.find(Team, where, {
        populate: ['branch'],
        strategy: 'joined',
        orderBy: { isDefault: 'desc', name: 'asc', id: 'asc' },
      });
      return this.withSyncTimes(em, teams);
    });
  }

  /** @throws AppError 404 when the company has chosen none. */
  async default(tenant: TenantContext): Promise<Team> {
    const team = await this.find(tenant, { isDefault: true, isActive: true });
    if (!team) throw notFound('No default team configured');
    return team;
  }

  /** @throws AppError 403 when the team is another company's or does not exist. */
  async get(tenant: TenantContext, id: number): Promise<Team> {
    const team = await this.find(tenant, { id });
    if (!team) throw refusalOf('team');
    return team;
  }

  /** The team that serves a branch: a team assigned to it, else the branch's own Cal.com team, else the default. */
  async ofBranch(tenant: TenantContext, branchId: number): Promise<Team> {
    const assigned = await this.list(tenant, { branchId });
    if (assigned[0]) return assigned[0];
    const branch = await this.database.forTenant(tenant).findOneOrFail(Branch, { id: branchId });
    const own = branch.calcomTeamId
      ? await this.find(tenant, { calcomTeamId: branch.calcomTeamId, isActive: true })
      : undefined;
    return own ?? this.default(tenant);
  }

  /**
   * @throws AppError 403 for a foreign team or branch, and for what only administrators of the whole company decide, 400 when
   *   the default would be an inactive team.
   */
  async update(tenant: TenantContext, id: number, patch: TeamPatchDto): Promise<Team> {
    if (tenant.branchId !== undefined) refuseChangesOfCompany(patch);
    if (patch.branch_id != null) await this.ownership.require(tenant, 'branch', patch.branch_id);
    await this.locks.transactional(tenant, TEAMS_LOCK, async (em) => {
      const team = await em.findOne(Team, { ...LIVE, id });
      if (!team) throw refusalOf('team');
      const before = factsOf(team);
      if (patch.is_default === true) await this.clearDefault(em, tenant, team);
      apply(em, team, patch);
      this.recordChange(em, tenant, team, before);
      if (before.is_active && !team.isActive) this.events.record(em, tenant, deactivated(team));
      if (team.isDefault && !team.isActive) {
        throw invalid({ field: 'is_default', message: 'only an active team can be the default' });
      }
    });
    return this.get(tenant, id);
  }

  /** Flushes before the new default is set, as the unique index allows only one. */
  private async clearDefault(em: SqlEntityManager, tenant: TenantContext, next: Team): Promise<void> {
    const current = await em.findOne(Team, { ...LIVE, isDefault: true, id: { $ne: next.id } });
    if (!current) return;
    const before = factsOf(current);
    current.isDefault = false;
    this.recordChange(em, tenant, current, before);
    await em.flush();
  }

  private recordChange(em: SqlEntityManager, tenant: TenantContext, team: Team, before: TeamFacts): void {
    const details = this.audit.changesOf(before, factsOf(team), REDACTED);
    if (details) this.audit.record(em, tenant, { action: 'team.updated', object: ['team', team.id], details });
  }

  private find(tenant: TenantContext, where: FilterQuery<Team>): Promise<Team | undefined> {
    return this.database.forTenant(tenant).transactional(async (em) => {
      const wanted = { $and: [LIVE, where] } as FilterQuery<Team>;
      const team = await em.findOne(Team, wanted, { populate: ['branch'], strategy: 'joined' });
      return team ? (await this.withSyncTimes(em, [team]))[0] : undefined;
    });
  }

  /** The last sync has seen all teams that are not gone, also those that it left as they were. */
  private async withSyncTimes(em: SqlEntityManager, teams: Team[]): Promise<Team[]> {
    const last = await this.runs.lastRequest(em, 'teams');
    for (const team of teams) {
      const { goneAt, lastSyncedAt } = team;
      const isSeen = last && lastSyncedAt && goneAt == null && last > lastSyncedAt;
      team.syncedAt = isSeen ? last : lastSyncedAt;
    }
    return teams;
  }
}

/** Copies are shared by all users of a company, also by those who are limited to a branch. */
const isVisible = ({ branchId }: Pick<TeamCopy, 'branchId'>, tenant: TenantContext): boolean =>
  tenant.branchId === undefined || tenant.branchId === branchId;

function apply(em: SqlEntityManager, team: Team, patch: TeamPatchDto): void {
  if (patch.name !== undefined) team.name = patch.name;
  if (patch.timezone !== undefined) team.timezone = patch.timezone;
  if (patch.is_default !== undefined) team.isDefault = patch.is_default;
  if (patch.branch_id !== undefined) {
    team.branch = patch.branch_id === null ? null : em.getReference(Branch, patch.branch_id);
    team.isBranchDecided = true;
  }
  if (patch.is_active !== undefined) {
    team.isActive = patch.is_active;
    // The administrator's decision stands from now on, whatever Cal.com lists.
    team.goneAt = null;
    if (!patch.is_active && patch.is_default === undefined) team.isDefault = false;
  }
}
