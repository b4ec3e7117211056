import { Injectable } from '@nestjs/common';
import { Clock, KeyRing } from '@app/common';
import { AuditLog, Ownership, SealedColumn, TenantDatabase, type TenantContext } from '@app/tenancy';
import { RetellAgent } from './retell-agent.entity';
import { signatureMatches } from './signature';

export interface NewAgent {
  agentId: string;
  phoneNumber?: string;
  teamId?: number;
  key: string;
}

/** What a signed body says about who is calling. */
export interface CallIdentity {
  agentId: string;
  /** The agent's side of a phone call; absent in web calls. */
  ownNumber?: string;
}

/** The key that an agent's workspace signs with. */
export const AGENT_KEY = new SealedColumn(RetellAgent, 'apiKey', 'retell_agent_key');

@Injectable()
export class AgentsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
  ) {}

  async create(tenant: TenantContext, wish: NewAgent): Promise<RetellAgent> {
    if (wish.teamId !== undefined) await this.ownership.require(tenant, 'team', wish.teamId);
    return this.database.forTenant(tenant).transactional(async (em) => {
      const agent = em.create(RetellAgent, {
        companyId: tenant.companyId,
        agentId: wish.agentId,
        phoneNumber: wish.phoneNumber ?? null,
        teamId: wish.teamId ?? null,
        apiKey: this.keyRing.seal(wish.key, AGENT_KEY.contextFor(tenant.companyId)),
      });
      await em.persist(agent).flush();
      this.audit.record(em, tenant, { action: 'agent.created', object: ['agent', agent.id] });
      return agent;
    });
  }

  get(tenant: TenantContext): Promise<RetellAgent> {
    return this.database.forTenant(tenant).findOneOrFail(RetellAgent, { id: tenant.agentId ?? 0 });
  }

  /**
   * The one agent that agrees with everything: the id in the body, the number that was called, and the key that
   * verified. Two companies may have registered the same id; only the holder of the key is believed.
   */
  async identify(identity: CallIdentity, body: Buffer, signature: string): Promise<RetellAgent | undefined> {
    const candidates = await this.database
      .forLookup('app.retell_agent_id', identity.agentId)
      .find(RetellAgent, { agentId: identity.agentId }, { filters: false });
    const now = this.clock.now();
    const genuine = candidates.filter((agent) => {
      const key = this.keyRing.open(agent.apiKey, AGENT_KEY.contextFor(agent.companyId));
      return signatureMatches(body, signature, [key], now) && answers(agent, identity.ownNumber);
    });
    return genuine.length === 1 ? genuine[0] : undefined;
  }
}

const answers = (agent: RetellAgent, ownNumber: string | undefined): boolean =>
  !agent.phoneNumber || ownNumber === undefined || agent.phoneNumber === ownNumber;
