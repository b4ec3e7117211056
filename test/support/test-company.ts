import { createHmac } from 'node:crypto';
import { ApiClient, type Answer, type Json } from './client';

export const PASSWORD = 'a password for tests';

/** A provisioned company, with the credentials of its users and its agent. */
export interface CompanyDetails {
  id: number;
  name: string;
  adminEmail: string;
  adminToken: string;
  memberToken: string;
  agent: { agentId: string; phoneNumber: string; key: string };
}

/** A company under test, with a client for each kind of caller. */
export interface TestCompany extends CompanyDetails {
  admin: ApiClient;
  member: ApiClient;
  /** Posts `{name, args, call}` as Retell would, signed. */
  call(path: string, args: object, call?: object): Promise<Answer<Json>>;
}

/** A company's clients of the service with this base URL. @param from sent as `X-Forwarded-For`. */
export function actingFor(details: CompanyDetails, url: string, from?: string): TestCompany {
  const { id, agent, adminToken, memberToken } = details;
  return {
    ...details,
    admin: new ApiClient(url, adminToken, from),
    member: new ApiClient(url, memberToken, from),
    call: (path, args, call = {}) => {
      const functionName = path.slice(path.lastIndexOf('/') + 1).replaceAll('-', '_');
      const identity = {
        call_id: `call_${id}`,
        agent_id: agent.agentId,
        direction: 'inbound',
        to_number: agent.phoneNumber,
      };
      const raw = JSON.stringify({ name: functionName, args, call: { ...identity, ...call } });
      const headers = { 'x-retell-signature': retellSignature(raw, agent.key) };
      return new ApiClient(url, undefined, from).post(path, undefined, { raw, headers });
    },
  };
}

/** Retell's signature, implemented from its documentation, so that tests do not rely on the code under test. */
export function retellSignature(body: string, key: string, at = Date.now()): string {
  return `v=${at},d=${createHmac('sha256', key).update(`${body}${at}`).digest('hex')}`;
}

/** Syncs teams and their event types. @throws Error with the response of the sync that failed. */
export async function syncAll({ admin }: TestCompany): Promise<void> {
  succeeded(await admin.post('/api/calcom/teams/sync'));
  const { body } = succeeded(await admin.get('/api/calcom/teams'));
  for (const { id } of body.data) succeeded(await admin.post(`/api/calcom/teams/${id}/sync-event-types`));
}

function succeeded(answer: Answer<Json>): Answer<Json> {
  if (answer.status >= 400) throw new Error(`The sync of a test company was answered ${answer.status} ${answer.text}`);
  return answer;
}
