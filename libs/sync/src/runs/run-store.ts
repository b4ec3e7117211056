import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { ItemProblem } from '@app/calcom-client';
import { type CompanyId, TenantDatabase, type TenantContext } from '@app/tenancy';
import { IS_DEAD, LEASE_SECONDS } from './lease';
import { INTERRUPTED, type RunFailure } from './run-failure';
import { type SyncKind, type SyncPhase, SyncRun } from './sync-run.entity';

/** What is synced: a company's teams with their event types, or the event types of one team. */
export interface SyncObject {
  kind: SyncKind;
  teamId?: number;
}

/** A run, as the process at work on it holds it. */
export interface Claim {
  companyId: CompanyId;
  runId: number;
  /** What only the process at work knows: a fencing token. */
  token: string;
}

/** A run that has been begun, or was under way. */
export interface Opened {
  run: SyncRun;
  /** The database's time before Cal.com is asked. */
  at: Date;
  /** Absent: another request or process is at work. */
  claim?: Claim;
}

/** What the process at work tells of a run. */
export interface Progress {
  phase: SyncPhase;
  done: number;
  steps: number;
  /** What was found wrong since the last time. */
  found?: ItemProblem[];
}

/** Errors that a run remembers; a list without end would be no help. */
const MAX_ERRORS = 200;

/**
 * The rows of runs, as work that many processes share. A company, and each team, has one run at a time. The process at
 * work shows that it lives and knows the run's token: what a process that was taken for dead does later is refused. All
 * moments are the database's.
 */
@Injectable()
export class RunStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Begins a run, or finds the one under way. One whose process has died is ended first. */
  async open(tenant: TenantContext, { kind, teamId }: SyncObject): Promise<Opened> {
    const token = randomUUID();
    for (;;) {
      const opened = await this.database.forTenant(tenant).transactional(async (em) => {
        const named = [tenant.companyId, teamId ?? 0];
        await em.execute(CLOSE_DEAD, [JSON.stringify(INTERRUPTED), ...named]);
        const facts = [tenant.companyId, kind, teamId ?? null, tenant.userId ?? null, kind, token];
        const [begun] = await em.execute<{ id: string }[]>(BEGIN, facts);
        const where = begun ? { id: Number(begun.id) } : { teamId: teamId ?? null, status: 'running' as const };
        const run = await (em as SqlEntityManager).findOne(SyncRun, where);
        const at = await nowIn(em as SqlEntityManager);
        const claim = begun && { companyId: tenant.companyId, runId: Number(begun.id), token };
        return run ? { run, at, claim } : undefined;
      });
      // Otherwise the one that was under way has ended in between.
      if (opened) return opened;
    }
  }

  /** Takes up a run whose next part waits for a process. @returns undefined when it waits no longer. */
  async takeUp(companyId: CompanyId, runId: number): Promise<Claim | undefined> {
    const token = randomUUID();
    const taken = await this.inside(companyId, (em) => em.execute<object[]>(TAKE_UP, [token, companyId, runId]));
    return taken.length > 0 ? { companyId, runId, token } : undefined;
  }

  /** Shows that the process lives. @returns the database's time; undefined: the run is no longer this process's. */
  beat(claim: Claim, progress: Progress): Promise<Date | undefined> {
    return this.inside(claim.companyId, (em) => this.beatIn(em, claim, progress));
  }

  /** {@link beat} in the transaction that stores something. */
  async beatIn(em: SqlEntityManager, claim: Claim, progress: Progress): Promise<Date | undefined> {
    const { phase, done, steps, found = [] } = progress;
    const told = [phase, done, steps];
    const errors = JSON.stringify(found.slice(0, MAX_ERRORS));
    const [row] = await em.execute<{ now: string }[]>(BEAT, [...told, ...told, errors, ...namesOf(claim)]);
    return row && new Date(row.now);
  }

  /** Leaves the rest of the run to whichever process takes it up. In the transaction that stores the first part. */
  async leaveIn(em: SqlEntityManager, claim: Claim): Promise<void> {
    await em.execute('update sync_runs set claim = null where company_id = ? and id = ? and claim = ?', namesOf(claim));
  }

  /**
   * Ends a run that is this process's.
   * @param dueIn seconds until the schedule's next look at the company; absent: it is not the schedule's.
   * @param since of a run that succeeded: not if Cal.com was asked for the teams again after that.
   * @returns whether it has ended.
   */
  end(claim: Claim, ending: Ending): Promise<boolean> {
    return this.inside(claim.companyId, (em) => this.endIn(em, claim, ending));
  }

  /** {@link end} in the transaction that stores the result. */
  async endIn(em: SqlEntityManager, claim: Claim, { failure, dueIn, since }: Ending): Promise<boolean> {
    const outcome = [failure ? 'failed' : 'succeeded', failure ? JSON.stringify(failure) : null];
    const asked = since?.toISOString() ?? null;
    const ended = await em.execute<object[]>(END, [
      ...outcome,
      ...namesOf(claim),
      asked,
      asked,
      dueIn ?? null,
      dueIn ?? null,
    ]);
    return ended.length > 0;
  }

  async find({ companyId }: Pick<TenantContext, 'companyId'>, id: number): Promise<SyncRun | undefined> {
    return (await this.database.forTenant({ companyId }).findOne(SyncRun, { id })) ?? undefined;
  }

  /** Ends the run if its process has died. */
  closeDead({ companyId }: Pick<TenantContext, 'companyId'>, { teamId }: SyncRun): Promise<unknown> {
    const parameters = [JSON.stringify(INTERRUPTED), companyId, teamId ?? 0];
    return this.inside(companyId, (em) => em.execute(CLOSE_DEAD, parameters));
  }

  /** When Cal.com was last asked for a list that was stored, and so for all rows that it left as they were. */
  async lastRequest(em: SqlEntityManager, kind: SyncKind, teamId: number | null = null): Promise<Date | undefined> {
    const [last] = await em.find(
      SyncRun,
      { kind, teamId, requestedAt: { $ne: null } },
      { orderBy: { requestedAt: 'desc' }, limit: 1, fields: ['requestedAt'] },
    );
    return last?.requestedAt ?? undefined;
  }

  /** Teams whose event types a run of their own stores at the moment, or has stored as Cal.com told them after `at`. */
  async teamsOfOwnRuns(em: SqlEntityManager, { companyId }: TenantContext, teamIds: number[], at: Date) {
    if (teamIds.length === 0) return new Set<number>();
    const rows = await em.execute<{ team_id: string }[]>(OWN_RUNS, [
      companyId,
      `{${teamIds.join()}}`,
      at.toISOString(),
    ]);
    return new Set(rows.map((row) => Number(row.team_id)));
  }

  private inside<T>(companyId: CompanyId, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    return this.database.forTenant({ companyId }).transactional((em) => work(em as SqlEntityManager));
  }
}

interface Ending {
  failure?: RunFailure;
  dueIn?: number;
  since?: Date;
}

const namesOf = ({ companyId, runId, token }: Claim) => [companyId, runId, token];

async function nowIn(em: SqlEntityManager): Promise<Date> {
  const [row] = await em.execute<{ now: string }[]>('select clock_timestamp() as now');
  return new Date(row?.now ?? Number.NaN);
}

const CLOSE_DEAD = `
  update sync_runs set status = 'failed', failure = ?::jsonb, revision = revision + 1, finished_at = now(), updated_at = now()
  where company_id = ? and coalesce(team_id, 0) = ? and ${IS_DEAD}`;

const BEGIN = `
  insert into sync_runs (company_id, kind, team_id, user_id, status, phase, claim) values (?, ?, ?, ?, 'running', ?, ?)
  on conflict (company_id, coalesce(team_id, 0)) where status = 'running' do nothing
  returning id`;

const TAKE_UP = `
  update sync_runs set claim = ?, beat_at = now() where company_id = ? and id = ? and status = 'running' and claim is null
  returning id`;

/** While a company's run lives, the schedule leaves the company alone: it is due when the lease is over. */
const BEAT = `
  with beat as (
    update sync_runs set beat_at = clock_timestamp(), updated_at = now(),
      revision = revision + case when (phase, done, steps) is distinct from (?, ?::int, ?::int) then 1 else 0 end,
      -- A sign of life that waited for the commit of the last phase does not lead back to it.
      phase = case phase when 'event_types' then phase else ? end, done = ?, steps = ?,
      errors = case when jsonb_array_length(errors) < ${MAX_ERRORS} then errors || ?::jsonb else errors end
    where company_id = ? and id = ? and claim = ? and status = 'running'
    returning company_id, team_id
  ), scheduled as (
    update sync_schedule s set due_at = now() + interval '${LEASE_SECONDS} seconds'
    from beat where s.company_id = beat.company_id and beat.team_id is null
  )
  select clock_timestamp() as now from beat`;

const END = `
  with ended as (
    update sync_runs set status = ?, failure = ?::jsonb, revision = revision + 1, finished_at = now(), updated_at = now()
    where company_id = ? and id = ? and claim = ? and status = 'running' and (?::timestamptz is null or requested_at <= ?)
    returning company_id
  ), scheduled as (
    update sync_schedule s set due_at = now() + make_interval(secs => ?::float8)
    from ended where s.company_id = ended.company_id and ?::float8 is not null
  )
  select company_id from ended`;

const OWN_RUNS = `
  select distinct team_id from sync_runs
  where company_id = ? and team_id = any(?::bigint[]) and not ${IS_DEAD} and (status = 'running' or requested_at >= ?)`;
