import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, KeyRing, notFound } from '@app/common';
import { LRUCache } from 'lru-cache';
import { AuditLog, Ownership, RowCopiesFactory, SealedColumn, TenantDatabase, type TenantContext } from '@app/tenancy';
import { RetellAgent } from './retell-agent.entity';
import { signatureMatches } from './signature';

export interface NewAgent {
  /** Retell's id; two companies may register the same. */
  agentId: string;
  /** E.164. */
  phoneNumber?: string;
  teamId?: number;
  /** Plain text; stored sealed. */
  key: string;
}

/** The caller, as named in a body. */
export interface CallIdentity {
  agentId: string;
  /** The agent's side of a phone call; absent in web calls. */
  ownNumber?: string;
}

/** What a signed call needs to know of an agent. The key stays sealed. */
export type AgentCopy = Readonly<
  Pick<RetellAgent, 'id' | 'companyId' | 'agentId' | 'phoneNumber' | 'teamId' | 'apiKey'>
>;

/** Agents whose name is known by the id of their row. */
const MAX_NAMES = 20_000;

/** The key that an agent's workspace signs with. */
export const AGENT_KEY = new SealedColumn(RetellAgent, 'apiKey', 'retell_agent_key');

/** Registers voice agents, and identifies the one that signed a request. */
@Injectable()
export class AgentsService {
  private readonly log = new Logger(AgentsService.name);
  /** All agents of one id, over all companies. */
  private readonly copies;
  /** Keys that signatures were checked with. Each is forgotten with its copy, so that it is kept no longer than a token. */
  private readonly opened = new WeakMap<AgentCopy, KeyObject>();
  /** Ids of agents whose key could not be opened. */
  private readonly unreadable = new Set<number>();
  private readonly names = new LRUCache<number, string>({ max: MAX_NAMES });

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
  ) {
    this.copies = rowCopies.ofLookups<readonly AgentCopy[]>('agent', RetellAgent, isOf);
  }

  /** @throws AppError 403 for a foreign team. */
  async create(tenant: TenantContext, agent: NewAgent): Promise<RetellAgent> {
    if (agent.teamId !== undefined) await this.ownership.require(tenant, 'team', agent.teamId);
    return this.database.forTenant(tenant).transactional(async (em) => {
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
  }

  /** The agent that the tenant context was made for, usually without a query. */
  async get(tenant: TenantContext): Promise<AgentCopy> {
    const id = tenant.agentId ?? 0;
    const agents = await this.candidatesFor(this.names.get(id));
    return ownOf(tenant, agents) ?? this.database.forTenant(tenant).findOneOrFail(RetellAgent, { id });
  }

  /** {@link get}, if no query is needed. Undefined decides nothing. */
  known(tenant: TenantContext): AgentCopy | undefined {
    const name = this.names.get(tenant.agentId ?? 0);
    return name === undefined ? undefined : ownOf(tenant, this.copies.known(name) ?? []);
  }

  /**
   * What calls of an agent are signed with, for simulators.
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
    const candidates = this.copies.known(agentId) ?? (await this.candidatesFor(agentId));
    const now = this.clock.now();
    return candidates.filter((agent) => {
      const key = this.keyOf(agent);
      return key !== undefined && signatureMatches(body, signature, [key], now);
    });
  }

  /**
   * The one of the signers that has the id in the body and the number that was called. Undefined for none or several.
   * @param signers of exactly the body that names the identity.
   */
  identify({ agentId, ownNumber }: CallIdentity, signers: readonly AgentCopy[]): AgentCopy | undefined {
    const genuine = signers.filter((agent) => agent.agentId === agentId && ownsNumber(agent, ownNumber));
    const [agent] = genuine;
    if (!agent || genuine.length > 1) return undefined;
    this.names.set(agent.id, agent.agentId);
    return agent;
  }

  /** Undefined for a key that cannot be opened: such a row refuses its own calls, and not those of others with its id. */
  private keyOf(agent: AgentCopy): KeyObject | undefined {
    const known = this.opened.get(agent);
    if (known) return known;
    try {
      const text = this.keyRing.open(agent.apiKey, AGENT_KEY.contextFor(agent.companyId));
      const key = createSecretKey(text, 'utf8');
      this.opened.set(agent, key);
      return key;
    } catch (error) {
      this.noteUnreadable(agent.id, error);
      return undefined;
    }
  }

  /** Once for each agent: anybody who knows its id could fill the log. */
  private noteUnreadable(id: number, error: unknown): void {
    if (this.unreadable.has(id)) return;
    this.unreadable.add(id);
    this.log.warn(`The key of agent ${id} cannot be opened, so its calls are refused: ${String(error)}`);
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

const copyOf = ({ id, companyId, agentId, phoneNumber, teamId, apiKey }: RetellAgent): AgentCopy =>
  Object.freeze({ id, companyId, agentId, phoneNumber, teamId, apiKey });

const ownsNumber = (agent: AgentCopy, ownNumber: string | undefined): boolean =>
  !agent.phoneNumber || ownNumber === undefined || agent.phoneNumber === ownNumber;
