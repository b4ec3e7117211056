import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalcomApiException, calcomFailure, type CalcomAccount, CalcomClient, type Listed } from '@app/calcom-client';
import type { CalcomEventType } from '@app/calcom-client';
import { type LiveRun, RunStore, SyncSteps } from '@app/sync';
import { Team } from '@app/teams';
import { CompaniesService, CompanyLocks, TenantDatabase, type TenantContext } from '@app/tenancy';
import { EVENT_TYPES_LOCK, EventTypesStore, type StoredTeam } from './event-types-store';
import { distinct, type TeamListing } from './listed-event-types';

/** Calls to Cal.com at once: less than a key may have in flight, so that callers' questions find room. */
const CALLS_AT_ONCE = 4;
/** Limits of teams that are stored together: their number, about their event types, and the ms of listing them. */
const GROUP = { teams: 500, eventTypes: 10_000, ms: 20_000 };
/** Then the next teams would suffer the same. */
const MAX_OUTAGES_IN_A_ROW = 5;
/** Where Cal.com names no time, in seconds. */
const WAIT_SECONDS = 5;

/** One team of the company, as the run needs it. */
type TeamRef = Pick<Team, 'id' | 'calcomTeamId'>;

/** What was listed, or why not, of teams that are stored together. */
interface Group {
  listings: TeamListing[];
  failures: { team: TeamRef; error: CalcomApiException }[];
}

/** The step of a company's sync that brings the event types of all active teams up to date. */
@Injectable()
export class CompanyEventTypes implements OnModuleInit {
  constructor(
    private readonly steps: SyncSteps,
    private readonly database: TenantDatabase,
    private readonly companies: CompaniesService,
    private readonly calcom: CalcomClient,
    private readonly locks: CompanyLocks,
    private readonly runs: RunStore,
    private readonly store: EventTypesStore,
  ) {}

  onModuleInit(): void {
    this.steps.registerFollowing((tenant, run) => this.run(tenant, run));
  }

  /** Lists and stores group after group, so that memory does not grow with the number of teams. */
  private async run(tenant: TenantContext, run: LiveRun): Promise<void> {
    const account = await this.companies.calcomAccount(tenant);
    const teams = await this.teams(tenant);
    const walk = new Walk(teams, run);
    while (!walk.isOver) {
      const at = run.confirmedAt;
      const group = await walk.next((team) => this.list(account, team, run.signal));
      await this.storeGroup(tenant, run, group, at);
      if (walk.stoppedBy) throw walk.stoppedBy;
    }
  }

  private async teams(tenant: TenantContext): Promise<TeamRef[]> {
    const where = { isActive: true, deletedAt: null };
    const fields = ['id', 'calcomTeamId'] as const;
    return this.database.forTenant(tenant).find(Team, where, { fields, orderBy: { id: 'asc' } });
  }

  /** While the key is blocked, or others use it up, the run waits. */
  private async list(account: CalcomAccount, { calcomTeamId }: TeamRef, signal: AbortSignal) {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await this.calcom.teamEventTypes(account, calcomTeamId, { priority: 'sync' });
      } catch (error) {
        if (!(error instanceof CalcomApiException) || !['rate_limited', 'overloaded'].includes(error.code)) throw error;
        await pause((error.retryAfter ?? WAIT_SECONDS) * 1000 * (1 + Math.random() / 10), undefined, { signal });
      }
    }
  }

  /** In one transaction: each team is stored whole or not at all, and none by a process that was taken for dead. */
  private async storeGroup(tenant: TenantContext, run: LiveRun, group: Group, at: Date): Promise<void> {
    await this.locks.transactional(tenant, EVENT_TYPES_LOCK, async (em) => {
      const ids = [...group.listings.map(({ teamId }) => teamId), ...group.failures.map(({ team }) => team.id)];
      const own = await this.runs.teamsOfOwnRuns(em, tenant, ids, at);
      const listings = group.listings.filter(({ teamId }) => !own.has(teamId));
      const failures = group.failures.filter(({ team }) => !own.has(team.id));
      const stored = await this.store.store(em, tenant, listings, { at, force: false });
      run.note(...stored.flatMap(({ errors = [] }) => errors));
      const reasons = reasonsOf(stored, failures);
      const listed = [
        ...listings,
        ...failures.map(({ team }) => ({ teamId: team.id, calcomTeamId: team.calcomTeamId })),
      ];
      for (const { teamId, calcomTeamId: calcomId } of listed) {
        const message = reasons.get(teamId);
        if (message !== undefined) run.note({ object: 'team', calcomId, field: 'event_types', message });
      }
      // The run before its teams, as requests do that join it: the other way round, each would wait for the other.
      await run.confirmIn(em);
      await this.mark(em, [...stored.map(({ teamId }) => teamId), ...reasons.keys()], reasons, at);
    });
  }

  private async mark(em: SqlEntityManager, ids: number[], reasons: ReadonlyMap<number, string>, at: Date) {
    for (const team of await em.find(Team, { id: { $in: ids } })) {
      const reason = reasons.get(team.id);
      if (reason === undefined) team.markAsSynced(at);
      else team.markAsFailed(reason);
    }
    await em.flush();
    em.clear();
  }
}

/** The teams of a run, listed one after the other by several lanes at once. */
class Walk {
  private index = 0;
  private done = 0;
  private outages = 0;
  /** Why the remaining teams are not listed. */
  stoppedBy?: unknown;

  constructor(
    private readonly teams: readonly TeamRef[],
    private readonly run: LiveRun,
  ) {
    run.at(0, teams.length);
  }

  get isOver(): boolean {
    return this.stoppedBy !== undefined || this.index >= this.teams.length;
  }

  /** Lists the next teams that are stored together. */
  async next(list: (team: TeamRef) => Promise<Listed<CalcomEventType>>): Promise<Group> {
    const group: Group = { listings: [], failures: [] };
    const until = performance.now() + GROUP.ms;
    let [teams, eventTypes] = [0, 0];
    const lane = async (): Promise<void> => {
      while (!this.isOver && teams < GROUP.teams && eventTypes < GROUP.eventTypes && performance.now() < until) {
        const team = this.teams[this.index++];
        if (!team) return;
        teams++;
        await this.listOne(team, list, group);
        eventTypes += group.listings.at(-1)?.items.length ?? 0;
        this.run.at(++this.done, this.teams.length);
      }
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, lane));
    return group;
  }

  private async listOne(
    team: TeamRef,
    list: (team: TeamRef) => Promise<Listed<CalcomEventType>>,
    { listings, failures }: Group,
  ): Promise<void> {
    try {
      const { items, problems } = await list(team);
      this.outages = 0;
      listings.push({ teamId: team.id, calcomTeamId: team.calcomTeamId, items: distinct(items), problems });
    } catch (error) {
      if (!(error instanceof CalcomApiException)) {
        this.stoppedBy ??= error;
        return;
      }
      failures.push({ team, error });
      if (isOutage(error)) this.outages++;
      if (error.code === 'unauthorized' || this.outages >= MAX_OUTAGES_IN_A_ROW) this.stoppedBy ??= error;
    }
  }
}

const isOutage = ({ code }: CalcomApiException): boolean =>
  ['timeout', 'network', 'unavailable', 'circuit_open'].includes(code);

/** Why teams are not in sync, by their ids. */
const reasonsOf = (stored: readonly StoredTeam[], failures: Group['failures']): ReadonlyMap<number, string> =>
  new Map([
    ...failures.map(({ team, error }) => [team.id, calcomFailure(error).message] as const),
    ...stored.flatMap(({ teamId, total, suspicious }) =>
      suspicious ? [[teamId, suspiciousSentence(suspicious.length, total)] as const] : [],
    ),
  ]);

const suspiciousSentence = (leaving: number, total: number): string =>
  `Cal.com lists far less than before: ${total}, and ${leaving} would be switched off. Nothing was changed`;
