/** The body of a response, whose shape a test asserts. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads arbitrary JSON and asserts its shape
export type Json = any;

/** A response, read to its end. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: Body;
  text: string;
}

interface Sent {
  body?: unknown;
  /** Sent unchanged, instead of {@link body}. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
}

/** An HTTP client of a service under test, for one caller. */
export class ApiClient {
  constructor(
    readonly baseUrl: string,
    private readonly token?: string,
    /** Sent as `X-Forwarded-For`, for services that trust this machine as a proxy. */
    private readonly from?: string,
  ) {}

  get = <Body = Json>(path: string, sent: Sent = {}): Promise<Answer<Body>> => this.send('GET', path, sent);
  post = <Body = Json>(path: string, body?: unknown, sent: Sent = {}): Promise<Answer<Body>> =>
    this.send('POST', path, { ...sent, body });
  patch = <Body = Json>(path: string, body?: unknown): Promise<Answer<Body>> => this.send('PATCH', path, { body });
  delete = <Body = Json>(path: string): Promise<Answer<Body>> => this.send('DELETE', path, {});

  async send<Body>(method: string, path: string, { body, raw, headers }: Sent): Promise<Answer<Body>> {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      body: payload as string | undefined,
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(this.from === undefined ? {} : { 'x-forwarded-for': this.from }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }
}
