import { ApiClient, type Answer, type Json } from './client';
import { retellSignature, type TestCompany } from './test-company';

type Agent = Pick<TestCompany['agent'], 'agentId' | 'key'> & { phoneNumber?: string | null };

export interface SentToRetellRoute {
  /** Instead of the body as JSON. */
  raw?: string;
  signature?: string | null;
  at?: number;
}

/** Posts a body as Retell would, signed with the agent's key. */
export function signed(
  url: string,
  path: string,
  body: object,
  { key }: Pick<Agent, 'key'>,
  { raw = JSON.stringify(body), at, signature = retellSignature(raw, key, at) }: SentToRetellRoute = {},
): Promise<Answer<Json>> {
  const headers: Record<string, string> = signature === null ? {} : { 'x-retell-signature': signature };
  return new ApiClient(url).post(path, undefined, { raw, headers });
}

/** Retell's object for a phone call to an agent. */
export const callTo = ({ agentId, phoneNumber }: Agent, callId: string, changes: object = {}): Json => ({
  call_id: callId,
  agent_id: agentId,
  direction: 'inbound',
  from_number: '+4915187654321',
  ...(phoneNumber ? { to_number: phoneNumber } : {}),
  ...changes,
});

/** Asks for the time in a signed call. */
export const askTime = (url: string, agent: Agent, changes: object = {}, sent: SentToRetellRoute = {}) =>
  signed(
    url,
    '/api/retell/current-time',
    { name: 'current_time', args: {}, call: callTo(agent, 'call_time', changes) },
    agent,
    sent,
  );
