import { Injectable } from '@nestjs/common';
import { Clock, LocalCache } from '@app/common';
import { ChangeFeed, TenantDatabase, type TenantContext } from '@app/tenancy';
import type { AgentCopy } from './agent-copy';
import { AgentsService } from './agents.service';
import { RetellAgent } from './retell-agent.entity';

const MAX_COMPANIES = 10_000;

/** An agent whose calls are refused, and why, for people. */
interface RefusedAgent {
  agent_id: string;
  reason: string;
}

const SHARED =
  'Another company has registered this agent with the same key, so the company of its calls cannot be told: they are refused. ' +
  'Give each company an agent in a workspace of its own at Retell';
const UNREADABLE = 'The stored key cannot be opened, so its calls are refused. Enter it anew';

/**
 * Which agents of a company are refused for what only its administrators can mend. Told from local copies, until some
 * agent changes: there are few changes.
 */
@Injectable()
export class AgentStatus {
  private readonly known: LocalCache<readonly RefusedAgent[]>;

  constructor(
    feed: ChangeFeed,
    private readonly database: TenantDatabase,
    private readonly agents: AgentsService,
    private readonly clock: Clock,
  ) {
    this.known = new LocalCache(feed, { capacity: MAX_COMPANIES });
    feed.listen(
      (change) => {
        if (change === 'everything' || change.subject === 'agent') this.known.invalidateAll();
      },
      () => this.known.invalidateAll(),
    );
  }

  async of(tenant: TenantContext): Promise<{ refused: readonly RefusedAgent[] }> {
    const key = String(tenant.companyId);
    const epoch = this.known.epochOf(key);
    const refused = this.known.get(key) ?? (await this.find(tenant));
    this.known.fill(key, refused, epoch);
    return { refused };
  }

  private async find(tenant: TenantContext): Promise<RefusedAgent[]> {
    const own = await this.database
      .forCompany(tenant)
      .find(RetellAgent, {}, { fields: ['agentId'], orderBy: { id: 1 } });
    const refused: RefusedAgent[] = [];
    for (const { agentId: agent_id } of own) {
      const reason = this.reasonOf(tenant, await this.agents.namesakesOf(agent_id));
      if (reason !== undefined) refused.push({ agent_id, reason });
    }
    return refused;
  }

  /** @param namesakes of all companies. One with another key causes no refusal, and is not revealed. */
  private reasonOf({ companyId }: TenantContext, namesakes: readonly AgentCopy[]): string | undefined {
    const { keys } = this.agents;
    const now = this.clock.now();
    const own = namesakes.find((agent) => agent.companyId === companyId);
    if (!own) return undefined;
    if (!keys.isReadable(own)) return UNREADABLE;
    const others = namesakes.filter((agent) => agent !== own);
    return others.some((other) => keys.isShared(own, other, now)) ? SHARED : undefined;
  }
}
