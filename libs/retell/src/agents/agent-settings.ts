import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { findPage, invalid, KeyRing, type Page, type PageQueryDto } from '@app/common';
import { dialledNumber } from '@app/speech';
import {
  AuditLog,
  ChangeFeed,
  CompaniesService,
  Ownership,
  refusalOf,
  TenantDatabase,
  type TenantContext,
} from '@app/tenancy';
import type { AgentPatchDto, NewAgentDto } from './agent.dto';
import { AgentsService } from './agents.service';
import { AGENT_KEY, RetellAgent } from './retell-agent.entity';

/** The agents of a company, as its administrators manage them. */
@Injectable()
export class AgentSettings {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly feed: ChangeFeed,
    private readonly companies: CompaniesService,
    private readonly agents: AgentsService,
  ) {}

  /** A page, the oldest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: PageQueryDto): Promise<Page<RetellAgent>> {
    const list = { where: {}, orderBy: { createdAt: 'asc', id: 'asc' } } as const;
    return findPage(this.database.forTenant(tenant), RetellAgent, list, query);
  }

  /** @throws AppError 400 for what is no phone number, 403 for a foreign team, 409 for an id that is registered already. */
  async create(tenant: TenantContext, requested: NewAgentDto): Promise<RetellAgent> {
    const { agent_id: agentId, api_key: key, phone_number: written, team_id: teamId } = requested;
    const phoneNumber = await this.numberFrom(tenant, written);
    const created = await this.agents.create(tenant, { agentId, key, phoneNumber, teamId });
    await this.feed.settled();
    return created;
  }

  /**
   * When it resolves, every instance knows it. A key that is replaced counts for a day more.
   * @throws AppError 400 for what is no phone number, 403 for a foreign team, and when there is no such agent.
   */
  async update(tenant: TenantContext, id: number, patch: AgentPatchDto): Promise<RetellAgent> {
    const { api_key: key, team_id: teamId } = patch;
    if (teamId != null) await this.ownership.require(tenant, 'team', teamId);
    const phoneNumber = await this.numberFrom(tenant, patch.phone_number);
    const updated = await this.database.forTenant(tenant).transactional(async (em) => {
      const agent = await em.findOne(RetellAgent, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!agent) throw refusalOf('agent');
      const before = { phone_number: agent.phoneNumber ?? null, team_id: agent.teamId ?? null };
      if (phoneNumber !== undefined) agent.phoneNumber = phoneNumber;
      if (teamId !== undefined) agent.teamId = teamId;
      const after = { phone_number: agent.phoneNumber ?? null, team_id: agent.teamId ?? null };
      const changed: string[] = (['phone_number', 'team_id'] as const).filter((name) => before[name] !== after[name]);
      if (key !== undefined && this.replaceKey(agent, key)) changed.push('api_key');
      if (changed.length === 0) return agent;
      this.audit.record(em, tenant, { action: 'agent.updated', object: ['agent', id], details: { changed } });
      await em.flush();
      if (!changed.includes('api_key')) return agent;
      await (em as SqlEntityManager).execute(COUNTS_FOR_A_DAY, [tenant.companyId, id]);
      return em.refresh(agent);
    });
    await this.feed.settled();
    if (!updated) throw refusalOf('agent');
    return updated;
  }

  /** When it resolves, no instance takes its calls any more. Removing twice is harmless. */
  async remove(tenant: TenantContext, id: number): Promise<void> {
    await this.database.forTenant(tenant).transactional(async (em) => {
      const agent = await em.findOne(RetellAgent, { id });
      if (!agent) return;
      em.remove(agent);
      this.audit.record(em, tenant, { action: 'agent.removed', object: ['agent', id] });
    });
    await this.feed.settled();
  }

  /** @returns whether it is another key than before. One that cannot be opened is not kept. */
  private replaceKey(agent: RetellAgent, key: string): boolean {
    const context = AGENT_KEY.contextFor(agent.companyId);
    const former = opened(() => this.keyRing.open(agent.apiKey, context));
    if (former === key) return false;
    // The database says until when, as soon as it is stored.
    agent.formerKey = former === undefined ? null : agent.apiKey;
    agent.formerKeyUntil = former === undefined ? null : agent.updatedAt;
    agent.apiKey = this.keyRing.seal(key, context);
    return true;
  }

  /** Undefined and null as they are. */
  private async numberFrom(tenant: TenantContext, written: string | null | undefined) {
    if (written == null) return written;
    const number = dialledNumber(written, await this.companies.country(tenant));
    if (number !== undefined) return number;
    throw invalid({ field: 'phone_number', message: 'must be a phone number such as +4930901820' });
  }
}

const COUNTS_FOR_A_DAY = `
  update retell_agents set former_key_until = now() + interval '24 hours'
  where company_id = ? and id = ? and former_key is not null`;

function opened(open: () => string): string | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
