import { type FilterQuery, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { findPage, isRecord, type Page } from '@app/common';
import { refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { callFacts, sketchOf } from './call-facts';
import type { CallsQueryDto } from './calls-query.dto';
import { CallLog } from './call-log';
import { storable } from './masked-arguments';
import { RetellCall } from './retell-call.entity';
import { LOG_EVENT } from './statements';

/** The events of a call that the log keeps. */
const KEPT = ['call_started', 'call_ended', 'call_analyzed'];

/** Characters; a call of two hours has fewer. */
const MAX_TRANSCRIPT = 500_000;

/** Reads the log of calls, and adds what Retell tells of them. */
@Injectable()
export class CallsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly log: CallLog,
  ) {}

  /** A page, the newest first. @throws AppError 400 for a malformed cursor. */
  async page(tenant: TenantContext, query: CallsQueryDto): Promise<Page<RetellCall>> {
    await this.log.flush();
    const list = { where: conditionsOf(query), orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    return this.database.readLately(tenant, (em) => findPage(em, RetellCall, list, query));
  }

  /** A call with its transcript. @throws AppError 403 if there is none that the caller may see. */
  async get(tenant: TenantContext, callId: string): Promise<RetellCall> {
    const em = this.database.forTenant(tenant);
    const call = await em.findOne(RetellCall, { callId }, { populate: ['transcript'] });
    if (!call) throw refusalOf('call');
    return call;
  }

  /** Whether the caller may see it. */
  async has(tenant: TenantContext, callId: string): Promise<boolean> {
    await this.log.flush();
    return this.database.has(tenant, RetellCall, { callId });
  }

  /** Keeps what an event tells, the first time that it comes; others say nothing that is kept. */
  async hear(tenant: TenantContext, { event, call }: Record<string, unknown>): Promise<void> {
    if (typeof event !== 'string' || !KEPT.includes(event) || !isRecord(call)) return;
    const facts = callFacts(sketchOf(call));
    if (!facts) return;
    const { companyId, agentId = 0 } = tenant;
    const transcript = typeof call.transcript === 'string' ? storable(call.transcript, MAX_TRANSCRIPT) : null;
    const row = JSON.stringify({ ...facts, agent_row: agentId });
    await this.database
      .forTenant({ companyId })
      .transactional((em) => (em as SqlEntityManager).execute(LOG_EVENT, [companyId, event, transcript, row]));
  }
}

const HAS_REASON = "exists (select from jsonb_array_elements(functions) as called where called ->> 'reason' = ?)";

/** A call counts from when it was first logged, which is the order of the list: one in a browser may have no start. */
function conditionsOf({ agent_id, outcome, reason, from, to }: CallsQueryDto): FilterQuery<RetellCall> {
  const conditions: FilterQuery<RetellCall>[] = [];
  if (agent_id !== undefined) conditions.push({ agentId: agent_id });
  if (outcome !== undefined) conditions.push({ outcome });
  if (reason !== undefined) conditions.push({ [raw(HAS_REASON, [reason])]: [] });
  if (from !== undefined) conditions.push({ createdAt: { $gte: new Date(from) } });
  if (to !== undefined) conditions.push({ createdAt: { $lt: new Date(to) } });
  return { $and: conditions };
}
