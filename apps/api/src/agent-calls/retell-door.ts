import { randomUUID } from 'node:crypto';
import { signatureOf } from '@app/retell';
import type { Answer, Door } from './play';

/** An agent as the service knows it. */
export interface SigningAgent {
  agentId: string;
  /** E.164; absent: it has no number of its own. */
  phoneNumber?: string | null;
  key: string;
}

/** The line of a simulated call. @param from the number that calls, as the line reports it; `web`: a call without numbers. */
export function callFrom({ agentId, phoneNumber }: SigningAgent, from: string): Record<string, unknown> {
  const call = { call_id: `call_${randomUUID().replaceAll('-', '')}`, agent_id: agentId };
  if (from === 'web') return { ...call, call_type: 'web_call' };
  const to = phoneNumber ? { to_number: phoneNumber } : {};
  return { ...call, call_type: 'phone_call', direction: 'inbound', from_number: from, ...to };
}

/** Calls functions as Retell does: signed, one call after the other. */
export const retellDoor =
  (baseUrl: string, agent: SigningAgent, call: Record<string, unknown>): Door =>
  async (name, args): Promise<Answer> => {
    const raw = JSON.stringify({ name, args, call });
    const since = performance.now();
    const response = await fetch(`${baseUrl}/api/retell/${name.replaceAll('_', '-')}`, {
      method: 'POST',
      body: raw,
      headers: { 'content-type': 'application/json', 'x-retell-signature': signatureOf(raw, agent.key, new Date()) },
    });
    const text = await response.text();
    const took = Math.round(performance.now() - since);
    return { status: response.status, body: bodyIn(text), took };
  };

function bodyIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
