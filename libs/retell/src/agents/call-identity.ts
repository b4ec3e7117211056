import type { FastifyRequest } from 'fastify';
import { isRecord } from '@app/common';
import { isBare } from '../agent-call';
import type { CallIdentity } from './agents.service';
import { isAgentId } from './claimed-agents';

/** The `agent_id` of the tool's address; not covered by the signature. */
export const agentInAddress = (query: unknown): unknown => (isRecord(query) ? query.agent_id : undefined);

/** What events name an agent in, other than a call. */
const OTHERS = ['call_inbound', 'chat_inbound', 'chat'];

/**
 * Read from a body that its sender has proven to have signed, but perhaps as another agent. Undefined also where the
 * tool's address names another one. A body of arguments alone names none: the address does.
 */
export function identityIn({ body, query }: Pick<FastifyRequest, 'body' | 'query'>): CallIdentity | undefined {
  if (!isRecord(body)) return undefined;
  const named = agentInAddress(query);
  const { call } = body;
  const other = call === undefined ? OTHERS.map((name) => body[name]).find(isRecord) : undefined;
  if (other) return identityOf(other, other.agent_id ?? named, named);
  if (isBare(body) && isAgentId(named)) return { agentId: named };
  return isRecord(call) && call.agent_id !== undefined ? identityOf(call, call.agent_id, named) : undefined;
}

/** @param agentId undefined where Retell has not chosen an agent yet: then the number that was called says whose it is. */
function identityOf(call: Record<string, unknown>, agentId: unknown, named: unknown): CallIdentity | undefined {
  const own = call.direction === 'outbound' ? call.from_number : call.to_number;
  const ownNumber = typeof own === 'string' ? own : undefined;
  if (agentId === undefined) return ownNumber === undefined ? undefined : { ownNumber };
  if (!isAgentId(agentId) || (named !== undefined && named !== agentId)) return undefined;
  return { agentId, ...(ownNumber === undefined ? {} : { ownNumber }) };
}
