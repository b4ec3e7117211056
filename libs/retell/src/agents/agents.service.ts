import { Injectable } from '@nestjs/common';
import { Clock, KeyRing } from '@app/common';
import { AuditLog, Ownership, SealedColumn, TenantDatabase, type TenantContext } from '@app/tenancy';
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

/** The caller, as named in a body whose signature is not checked yet. */
export interface CallIdentity {
  agentId: string;
  /** The agent's side of a phone call; absent in web calls. */
  ownNumber?: string;
}

/** The key that an agent's workspace signs with. */
export const AGENT_KEY = new SealedColumn(RetellAgent, 'apiKey', 'retell_agent_key');

/** Registers voice agents, and identifies the one that signed a request. */
@Injectable()
export class AgentsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
  ) {}

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

  /** The agent that the tenant context was made for. */
  get(tenant: TenantContext): Promise<RetellAgent> {
    return this.database.forTenant(tenant).findOneOrFail(RetellAgent, { id: tenant.agentId ?? 0 });
  }

  /**
   * The one agent with the id in the body, the number that was called and the key that verifies the signature.
   * Undefined for none or several. Two companies may have registered the same id; the key decides.
   */
  async identify(identity: CallIdentity, body: Buffer, signature: string): Promise<RetellAgent | undefined> {
    const candidates = await this.database
      .forLookup('app.retell_agent_id', identity.agentId)
      .find(RetellAgent, { agentId: identity.agentId }, { filters: false });
    const now = this.clock.now();
    const genuine = candidates.filter((agent) => {
      const key = this.keyRing.open(agent.apiKey, AGENT_KEY.contextFor(agent.companyId));
      return signatureMatches(body, signature, [key], now) && ownsNumber(agent, identity.ownNumber);
    });
    return genuine.length === 1 ? genuine[0] : undefined;
  }
}

const ownsNumber = (agent: RetellAgent, ownNumber: string | undefined): boolean =>
  !agent.phoneNumber || ownNumber === undefined || agent.phoneNumber === ownNumber;
