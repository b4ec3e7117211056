import { signatureOf } from '@app/retell';
import { ApiClient, type Answer, type Json } from '../../support/client';
import type { TestCompany } from '../../support/world';

/** An answer with all that came with it, as one text. */
export interface Heard {
  by: string;
  what: string;
  text: string;
}

type Sent = Parameters<ApiClient['send']>[2];

/** Asks as one caller and keeps every answer. */
export class Caller {
  private readonly client: ApiClient;

  constructor(
    private readonly heard: Heard[],
    private readonly by: string,
    private readonly url: string,
    token?: string,
  ) {
    this.client = new ApiClient(url, token);
  }

  async ask(method: string, path: string, sent: Sent = {}): Promise<Answer<Json>> {
    const answer = await this.client.send<Json>(method, path, sent);
    const headers = JSON.stringify([...answer.headers]);
    this.heard.push({ by: this.by, what: `${method} ${path}`, text: `${answer.status} ${headers} ${answer.text}` });
    return answer;
  }

  get = (path: string): Promise<Answer<Json>> => this.ask('GET', path);
  post = (path: string, body?: unknown): Promise<Answer<Json>> => this.ask('POST', path, { body });

  /** As Retell would, with the key of the company's agent, or a wrong one. */
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
    return new Caller(this.heard, 'agent', this.url).ask('POST', path, { raw, headers });
  }
}
