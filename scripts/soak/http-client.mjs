import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

const TIMEOUT_MS = 15_000;

/** Sends requests to the processes, and gives every answer to those who watch. */
export class HttpClient {
  #agent = new Agent({ keepAlive: true, maxFreeSockets: 32 });
  #watchers;

  constructor(watchers) {
    this.#watchers = watchers;
  }

  /**
   * Never rejects: the status 0 stands for no answer.
   * @param kind of the request, for the report.
   * @returns `{status, body, ms}`.
   */
  async send(service, company, kind, { method = 'GET', path, json, headers = {}, isSigned = false }) {
    const payload = json === undefined ? undefined : JSON.stringify(json);
    const from = performance.now();
    const { status, text, problem } = await this.#exchange(`${service.url}${path}`, {
      method,
      payload,
      headers: {
        ...(isSigned ? signatureOf(payload, company.agent.key) : { authorization: `Bearer ${company.token}` }),
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        ...headers,
      },
    });
    const answer = {
      kind,
      service: service.name,
      company,
      status,
      text,
      problem,
      from,
      to: performance.now(),
      body: parsed(text),
      path,
    };
    for (const watch of this.#watchers) watch(answer);
    return answer;
  }

  close() {
    this.#agent.destroy();
  }

  #exchange(url, { method, headers, payload }) {
    return new Promise((settle) => {
      const fail = (error) => settle({ status: 0, text: '', problem: error.code ?? error.message });
      const asked = request(url, { method, headers, agent: this.#agent, signal: AbortSignal.timeout(TIMEOUT_MS) });
      asked.once('error', fail);
      asked.once('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => (text += part));
        answer.once('end', () => settle({ status: answer.statusCode, text }));
        answer.once('error', fail);
      });
      asked.end(payload);
    });
  }
}

/** As Retell signs. */
function signatureOf(payload, key) {
  const at = Date.now();
  return { 'x-retell-signature': `v=${at},d=${createHmac('sha256', key).update(`${payload}${at}`).digest('hex')}` };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
