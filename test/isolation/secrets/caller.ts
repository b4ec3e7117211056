import { signatureOf } from '@app/retell';
import { ApiClient, type Answer, type Json } from '../../support/client';
import type { TestCompany } from '../../support/world';

/** A request with its answer: status, headers and body as one text. */
export interface Exchange {
  by: string;
  what: string;
  text: string;
}

type Sent = Parameters<ApiClient['send']>[2];

/** Sends requests as one caller and records every answer. */
export class Caller {
  private readonly client: ApiClient;

  constructor(
    private readonly exchanges: Exchange[],
    private readonly by: string,
    private readonly url: string,
    token?: string,
  ) {
    this.client = new ApiClient(url, token);
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Answer<Json>> {
    const answer = await this.client.send<Json>(method, path, sent);
    const headers = JSON.stringify([...answer.headers]);
    this.exchanges.push({ by: this.by, what: `${method} ${path}`, text: `${answer.status} ${headers} ${answer.text}` });
    return answer;
  }

  get = (path: string): Promise<Answer<Json>> => this.send('GET', path);
  post = (path: string, body?: unknown): Promise<Answer<Json>> => this.send('POST', path, { body });

  /** Sends a signed call as Retell does, with the key of the company's agent, or a wrong one. */
  call({ agent, id }: TestCompany, path: string, args: object, call: object = {}, key = agent.key) {
    const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('-', '_');
    const identity = {
      call_id: `call_${id}`,
      agent_id: agent.agentId,
      direction: 'inbound',
      to_number: agent.phoneNumber,
    };
    const raw = JSON.stringify({ name, args, call: { ...identity, ...call } });
    const headers = { 'x-retell-signature': signatureOf(raw, key, new Date()) };
    return new Caller(this.exchanges, 'agent', this.url).send('POST', path, { raw, headers });
  }
}
