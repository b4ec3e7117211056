import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, SealedColumn, TenantEntity } from '@app/tenancy';

/** A voice agent that acts for a company, and the key that its workspace signs with. */
@Entity({ tableName: 'retell_agents' })
export class RetellAgent extends TenantEntity<'formerKey' | 'formerKeyUntil'> {
  /** Retell's id of the agent. */
  @Property({ type: 'string' })
  agentId: string;

  /** E.164; the number it answers. A call to or from another one is not this agent's. */
  @Property({ type: 'string', nullable: true })
  phoneNumber?: string | null;

  /** The team it books with where a call names none; absent: the company's default. */
  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  /** The API key with the webhook badge, sealed for the company. */
  @Property({ type: 'string', hidden: true })
  apiKey: string;

  /** The one before, sealed alike: calls that are under way were begun with it. */
  @Property({ type: 'string', nullable: true, hidden: true })
  formerKey?: string | null;

  /** Until when it counts, by the database's clock. */
  @Property({ type: 'Date', nullable: true })
  formerKeyUntil?: Date | null;
}

/** The key that an agent's workspace signs with. */
export const AGENT_KEY = new SealedColumn(RetellAgent, 'apiKey', 'retell_agent_key');

/** It was the key before, so its context is the same. */
export const FORMER_AGENT_KEY = new SealedColumn(RetellAgent, 'formerKey', 'retell_agent_key');
