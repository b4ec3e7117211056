import { AppError, isRecord } from '@app/common';

const TIMEOUT_MS = 10_000;

/** Retell's own API, with the key of an agent's workspace. */
export class RetellApi {
  constructor(
    private readonly baseUrl: string,
    private readonly key: string,
  ) {}

  get(path: string): Promise<Record<string, unknown>> {
    return this.ask('GET', path);
  }

  patch(path: string, body: object): Promise<Record<string, unknown>> {
    return this.ask('PATCH', path, body);
  }

  /** @throws AppError `retell_refused` with what Retell has answered in a word, and never with the key. */
  private async ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
      // A key is sent nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => undefined);
    if (!response) throw refused(`Retell does not answer at ${new URL(this.baseUrl).origin}`);
    if (!response.ok) throw refused(`Retell answers ${response.status} to ${method} ${path}`);
    const answer: unknown = await response.json().catch(() => undefined);
    if (!isRecord(answer)) throw refused(`Retell answers something unknown to ${method} ${path}`);
    return answer;
  }
}

export const refused = (message: string): AppError => new AppError('retell_refused', { message });
