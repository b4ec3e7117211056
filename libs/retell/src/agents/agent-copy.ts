import type { RetellAgent } from './retell-agent.entity';

/** What a signed call needs to know of an agent. The keys stay sealed. */
export type AgentCopy = Readonly<
  Pick<
    RetellAgent,
    'id' | 'companyId' | 'agentId' | 'phoneNumber' | 'teamId' | 'apiKey' | 'formerKey' | 'formerKeyUntil'
  >
>;

export const copyOf = (row: RetellAgent): AgentCopy =>
  Object.freeze({
    id: row.id,
    companyId: row.companyId,
    agentId: row.agentId,
    phoneNumber: row.phoneNumber,
    teamId: row.teamId,
    apiKey: row.apiKey,
    formerKey: row.formerKey,
    formerKeyUntil: row.formerKeyUntil,
  });
