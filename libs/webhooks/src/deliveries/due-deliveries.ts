import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { DueEndpointJobs } from './due-endpoint-jobs';
import { CLAIM_SECONDS, MAX_AT_ONCE, MAX_AT_ONCE_AFTER_FAILURE, retryAfter } from './schedule';

/** An endpoint of a company. */
export interface EndpointRef {
  companyId: CompanyId;
  endpointId: number;
}

/** A delivery that only this process may attempt, for {@link CLAIM_SECONDS}. */
export interface Claimed {
  id: number;
  claim: string;
  eventId: string;
  body: string;
  /** This one included. */
  attempts: number;
  url: string;
  /** Sealed. */
  secret: string;
  /** The database's time, in seconds since 1970, since receivers refuse timestamps of an inaccurate clock. */
  at: number;
}

/** The outcome of an attempt. */
export interface Outcome {
  /** HTTP status. */
  status?: number;
  error?: string;
  durationMs: number;
  isAcknowledged: boolean;
  /** This process stops: the attempt does not count, and another process may make it at once. */
  isInterrupted?: boolean;
}

/**
 * The due deliveries, as work that many processes share. All timestamps are the database's.
 *
 * A delivery is the next of its subject when no earlier one of the same endpoint and subject is pending. Only such
 * deliveries are claimed, so the events of a booking arrive in order.
 */
@Injectable()
export class DueDeliveries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly jobs: DueEndpointJobs,
  ) {}

  /**
   * Ensures that a job looks at the endpoint again when its next delivery is due, or its claim ends, even if this
   * process dies. @returns whether something is due now.
   */
  schedule(endpoint: EndpointRef): Promise<boolean> {
    return this.inside(endpoint, (em) => this.scheduleIn(em, endpoint));
  }

  /** Claims the next due delivery, unless the maximum number of attempts at the endpoint is under way. */
  claim(endpoint: EndpointRef): Promise<Claimed | undefined> {
    return this.inside(endpoint, (em) => claimIn(em, endpoint));
  }

  /**
   * Stores the outcome, unless the claim has ended: then another process has attempted the delivery since.
   */
  finish(endpoint: EndpointRef, done: Claimed, outcome: Outcome): Promise<void> {
    return this.inside(endpoint, async (em) => {
      // Locks the endpoint, then its deliveries: every transaction that changes both uses this order.
      await em.execute(LOCK, [endpoint.companyId, endpoint.endpointId]);
      if (outcome.isAcknowledged) await acknowledge(em, endpoint, done, outcome);
      else if (outcome.isInterrupted) await this.release(em, endpoint, done);
      else if (await postpone(em, endpoint, done, outcome)) await this.scheduleIn(em, endpoint);
    });
  }

  private async release(em: SqlEntityManager, endpoint: EndpointRef, { id, claim }: Claimed): Promise<void> {
    await em.execute(RELEASE, [endpoint.companyId, id, claim]);
    await this.jobs.sendIn(em, endpoint.companyId, endpoint.endpointId);
  }

  private inside<T>({ companyId }: EndpointRef, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    return this.database.forTenant({ companyId }).transactional((em) => work(em as SqlEntityManager));
  }

  private async scheduleIn(em: SqlEntityManager, { companyId, endpointId }: EndpointRef): Promise<boolean> {
    const [next] = await em.execute<{ seconds: number }[]>(NEXT, [companyId, endpointId]);
    if (!next) return false;
    // A delivery that is due now is claimed soon; when that claim will end is not known yet.
    const seconds = next.seconds > 0 ? next.seconds : CLAIM_SECONDS;
    const moved = await em.execute<object[]>(MOVE_JOB, [seconds, companyId, endpointId, seconds]);
    if (moved.length > 0) await this.jobs.sendIn(em, companyId, endpointId, seconds);
    return next.seconds <= 0;
  }
}

const OF_ENDPOINT = `d.company_id = ? and d.endpoint_id = ? and d.status = 'pending'`;

/** No earlier delivery of its subject is still on its way. */
const IS_NEXT = `not exists (
  select from webhook_deliveries earlier
  where earlier.company_id = d.company_id and earlier.endpoint_id = d.endpoint_id and earlier.subject = d.subject
    and earlier.status = 'pending' and earlier.id < d.id)`;

/** Seconds until the first moment at which there is something to do for an active endpoint; none: nothing is pending. */
const NEXT = `
  select extract(epoch from d.due_at - now())::float8 as seconds
  from webhook_deliveries d join webhook_endpoints e on e.company_id = d.company_id and e.id = d.endpoint_id
  where ${OF_ENDPOINT} and e.is_active and ${IS_NEXT}
  order by d.due_at limit 1`;

/** Moves the endpoint's job unless a pending one comes earlier, which then looks again. Past jobs are done. */
const MOVE_JOB = `
  update webhook_endpoints set next_job_at = now() + ? * interval '1 second'
  where company_id = ? and id = ?
    and (next_job_at is null or next_job_at <= now() or next_job_at > now() + ? * interval '1 second')
  returning id`;

const CLAIM = `
  with endpoint as (
    select id, url, secret, case when failures > 0 then ${MAX_AT_ONCE_AFTER_FAILURE} else ${MAX_AT_ONCE} end as places
    from webhook_endpoints where company_id = ? and id = ? and is_active
  ), under_way as (
    select count(*) as attempts from webhook_deliveries d where ${OF_ENDPOINT} and d.claim is not null and d.due_at > now()
  ), next as (
    select d.id from webhook_deliveries d
    where ${OF_ENDPOINT} and d.due_at <= now() and ${IS_NEXT}
      and (select attempts from under_way) < (select places from endpoint)
    order by d.due_at, d.id limit 1 for update skip locked
  )
  update webhook_deliveries d
  set claim = ?, due_at = now() + ${CLAIM_SECONDS} * interval '1 second', attempts = attempts + 1, last_attempt_at = now(),
    updated_at = now()
  from next, endpoint where d.company_id = ? and d.id = next.id
  returning d.id, d.event_id, d.body, d.attempts, endpoint.url, endpoint.secret, extract(epoch from now())::bigint as at`;

interface ClaimedRow {
  id: string;
  event_id: string;
  body: string;
  attempts: number;
  url: string;
  secret: string;
  at: string;
}

async function claimIn(em: SqlEntityManager, { companyId, endpointId }: EndpointRef): Promise<Claimed | undefined> {
  const claim = randomUUID();
  const endpoint = [companyId, endpointId];
  const [row] = await em.execute<ClaimedRow[]>(CLAIM, [...endpoint, ...endpoint, ...endpoint, claim, companyId]);
  if (!row) return undefined;
  const { id, event_id: eventId, at, ...rest } = row;
  return { ...rest, id: Number(id), claim, eventId, at: Number(at) };
}

/** Events can be stored meanwhile: their references share the row. */
const LOCK = `select from webhook_endpoints where company_id = ? and id = ? for no key update`;

const ATTEMPTED = `response_status = ?, error = ?, duration_ms = ?, claim = null, updated_at = now()`;
const IS_OURS = `company_id = ? and id = ? and claim = ? and status = 'pending'`;

const ACKNOWLEDGE = `
  update webhook_deliveries set status = 'delivered', delivered_at = now(), ${ATTEMPTED} where ${IS_OURS}`;

/** Leaves the row of a healthy endpoint unchanged. */
const RECOVER = `
  update webhook_endpoints set failures = 0, failing_since = null
  where company_id = ? and id = ? and (failures > 0 or failing_since is not null)`;

async function acknowledge(
  em: SqlEntityManager,
  { companyId, endpointId }: EndpointRef,
  { id, claim }: Claimed,
  { status, durationMs }: Outcome,
): Promise<void> {
  await em.execute(ACKNOWLEDGE, [status ?? null, null, durationMs, companyId, id, claim]);
  await em.execute(RECOVER, [companyId, endpointId]);
}

const RELEASE = `
  update webhook_deliveries set claim = null, due_at = now(), attempts = attempts - 1 where ${IS_OURS}`;
const RETRY = `
  update webhook_deliveries set due_at = now() + ? * interval '1 second', ${ATTEMPTED} where ${IS_OURS} returning id`;
const GIVE_UP = `
  update webhook_deliveries set status = 'failed', ${ATTEMPTED} where ${IS_OURS} returning id`;
const FAILED = `update webhook_endpoints set failures = failures + 1 where company_id = ? and id = ?`;
const FAILING = `
  update webhook_endpoints set failures = failures + 1, failing_since = coalesce(failing_since, now())
  where company_id = ? and id = ?`;

/** @returns whether this process still held the claim. */
async function postpone(
  em: SqlEntityManager,
  { companyId, endpointId }: EndpointRef,
  { id, claim, attempts }: Claimed,
  { status, error, durationMs }: Outcome,
): Promise<boolean> {
  const ours = [companyId, id, claim];
  const attempted = [status ?? null, error ?? null, durationMs];
  const seconds = retryAfter(attempts);
  const stored =
    seconds === undefined
      ? await em.execute<object[]>(GIVE_UP, [...attempted, ...ours])
      : await em.execute<object[]>(RETRY, [seconds, ...attempted, ...ours]);
  if (stored.length > 0) await em.execute(seconds === undefined ? FAILING : FAILED, [companyId, endpointId]);
  return stored.length > 0;
}
