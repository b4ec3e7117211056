import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { AppError, Clock, KeyRing, notFound } from '@app/common';
import { isOwnNumber, reportedNumber } from '@app/speech';
import { LRUCache } from 'lru-cache';
import { AuditLog, Ownership, refusalOf, RowCopiesFactory, TenantDatabase, type TenantContext } from '@app/tenancy';
import { type AgentCopy, copyOf } from './agent-copy';
import { AgentKeys } from './agent-keys';
import { AGENT_KEY, RetellAgent } from './retell-agent.entity';
import { signatureMatches } from './signature';

export interface NewAgent {
  /** Retell's id; two companies may register the same. */
  agentId: string;
  /** E.164. */
  phoneNumber?: string | null;
  teamId?: number | null;
  /** Plain text; stored sealed. */
  key: string;
}

/** The caller, as named in a body. */
export interface CallIdentity {
  /** Absent while Retell has not chosen an agent: then only the number identifies it. */
  agentId?: string;
  /** The agent's side of a phone call, as the line reports it; absent in web calls. */
  ownNumber?: string;
}

/** Maximum number of agents whose Retell id is cached by the id of their row. */
const MAX_NAMES = 20_000;

/** Registers voice agents, and identifies the one that signed a request. */
@Injectable()
export class AgentsService {
  /** All agents with one id, over all companies. */
  private readonly copies;
  readonly keys: AgentKeys;
  private readonly names = new LRUCache<number, string>({ maxSize: MAX_NAMES, sizeCalculation: () => 1 });

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
  ) {
    this.keys = new AgentKeys(keyRing);
    this.copies = rowCopies.ofLookups<readonly AgentCopy[]>('agent', RetellAgent, isOf);
  }

  /** @throws AppError 403 for a foreign team, 409 `conflict` for an id that the company has registered already. */
  async create(tenant: TenantContext, agent: NewAgent): Promise<RetellAgent> {
    if (agent.teamId != null) await this.ownership.require(tenant, 'team', agent.teamId);
    const created = this.database.forTenant(tenant).transactional(async (em) => {
      const row = em.create(RetellAgent, {
        companyId: tenant.companyId,
        agentId: agent.agentId,
        phoneNumber: agent.phoneNumber ?? null,
        teamId: agent.teamId ?? null,
        apiKey: this.keyRing.seal(agent.key, AGENT_KEY.contextFor(tenant.companyId)),
      });
      await em.persist(row).flush();
      this.audit.record(em, tenant, { action: 'agent.created', object: ['agent', row.id] });
      return row;
    });
    return created.catch((error: unknown) => {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('conflict', { message: 'The company has an agent with this id already' });
    });
  }

  /** The agent that the tenant context was made for, usually without a query. */
  async get(tenant: TenantContext): Promise<AgentCopy> {
    const id = tenant.agentId ?? 0;
    const agents = await this.candidatesFor(this.names.get(id));
    return ownOf(tenant, agents) ?? this.database.forTenant(tenant).findOneOrFail(RetellAgent, { id });
  }

  /** {@link get} without a query. Undefined: a query is needed. */
  known(tenant: TenantContext): AgentCopy | undefined {
    const name = this.names.get(tenant.agentId ?? 0);
    return name === undefined ? undefined : ownOf(tenant, this.copies.known(name) ?? []);
  }

  /**
   * An agent with its key in plain text, as commands need it.
   * @param agentId Retell's id; absent: the agent that was registered first.
   * @throws AppError 404
   */
  async signer(
    tenant: TenantContext,
    agentId?: string,
  ): Promise<{ agentId: string; phoneNumber?: string | null; key: string }> {
    const which = agentId === undefined ? {} : { agentId };
    const agent = await this.database.forTenant(tenant).findOne(RetellAgent, which, { orderBy: { id: 'asc' } });
    if (!agent) throw notFound('The company has no such agent');
    const key = this.keyRing.open(agent.apiKey, AGENT_KEY.contextFor(tenant.companyId));
    return { agentId: agent.agentId, phoneNumber: agent.phoneNumber, key };
  }

  /** The agents with this id whose key verifies the signature. Two companies may have registered the same id. */
  async signersOf(agentId: string, body: Buffer, signature: string): Promise<readonly AgentCopy[]> {
    return this.verified(this.copies.known(agentId) ?? (await this.candidatesFor(agentId)), body, signature);
  }

  /** The same of the agents that answer a number. @param number as the line reports it. */
  async signersAt(number: string, body: Buffer, signature: string): Promise<readonly AgentCopy[]> {
    const called = reportedNumber(number);
    if (called === undefined) return [];
    const em = this.database.forLookup('app.retell_number', called);
    const rows = await em.find(RetellAgent, { phoneNumber: called }, { filters: false });
    return this.verified(rows.map(copyOf), body, signature);
  }

  /**
   * The signer with the id in the body and the called number. Undefined for none, and if the keys of two companies
   * verify, since the call could be either's.
   * @param signers of exactly the body that names the identity.
   */
  identify({ agentId, ownNumber }: CallIdentity, signers: readonly AgentCopy[]): AgentCopy | undefined {
    const named = signers.filter((agent) => agentId === undefined || agent.agentId === agentId);
    const agent = named.find((one) => ownsNumber(one, ownNumber));
    if (!agent || named.some(({ companyId }) => companyId !== agent.companyId)) return undefined;
    this.names.set(agent.id, agent.agentId);
    return agent;
  }

  /** @throws AppError 403 when the company has no agent with this id at Retell. */
  async requireOwn(tenant: TenantContext, agentId: string): Promise<void> {
    if (!(await this.database.has(tenant, RetellAgent, { agentId }))) throw refusalOf('agent');
  }

  /** All agents with an id, over all companies. The result must not be exposed to callers. */
  namesakesOf(agentId: string): Promise<readonly AgentCopy[]> {
    return this.candidatesFor(agentId);
  }

  private verified(candidates: readonly AgentCopy[], body: Buffer, signature: string): readonly AgentCopy[] {
    const now = this.clock.now();
    return candidates.filter((agent) => signatureMatches(body, signature, this.keys.of(agent, now), now));
  }

  private async candidatesFor(agentId: string | undefined): Promise<readonly AgentCopy[]> {
    if (agentId === undefined) return [];
    const agents = await this.copies.get(agentId, async () => {
      const em = this.database.forLookup('app.retell_agent_id', agentId);
      const rows = await em.find(RetellAgent, { agentId }, { filters: false });
      return rows.length > 0 ? rows.map(copyOf) : undefined;
    });
    return agents ?? [];
  }
}

const isOf = (agents: readonly AgentCopy[], companyId: number): boolean =>
  agents.some((agent) => agent.companyId === companyId);

/** The tenant's own agent among those that share its id at Retell. */
const ownOf = ({ agentId, companyId }: TenantContext, agents: readonly AgentCopy[]): AgentCopy | undefined =>
  agents.find((agent) => agent.id === agentId && agent.companyId === companyId);

const ownsNumber = ({ phoneNumber }: AgentCopy, reported: string | undefined): boolean =>
  !phoneNumber || reported === undefined || isOwnNumber(phoneNumber, reported);
