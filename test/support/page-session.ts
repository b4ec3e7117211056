import { ApiClient, type Answer, type Json } from './client';
import { PASSWORD } from './test-company';

type Sent = Parameters<ApiClient['send']>[2];

/** A user who is signed in to the page, as a browser sends it: a cookie, and the origin of the request. */
export class PageSession {
  private readonly client: ApiClient;

  private constructor(
    url: string,
    /** `name=value`. */
    readonly cookie: string,
    from?: string,
  ) {
    this.client = new ApiClient(url, undefined, from);
  }

  static signIn(
    url: string,
    email: string,
    from?: string,
    headers: object = { origin: url },
    password = PASSWORD,
  ): Promise<Answer<Json>> {
    return new ApiClient(url, undefined, from).post(
      '/api/auth/session',
      { email, password },
      { headers: { ...headers } },
    );
  }

  /** @throws Error when signing in fails. */
  static async of(url: string, email: string, from?: string): Promise<PageSession> {
    const answer = await PageSession.signIn(url, email, from);
    const [cookie] = answer.headers.getSetCookie();
    if (answer.status !== 200 || cookie === undefined) throw new Error(`Signing in was answered ${answer.text}`);
    return new PageSession(url, cookie.split(';', 1)[0] ?? '', from);
  }

  /** The token in the cookie, which no script of the page can read. */
  get token(): string {
    return this.cookie.slice(this.cookie.indexOf('=') + 1);
  }

  /** The same cookie at another process. */
  at(url: string): PageSession {
    return new PageSession(url, this.cookie);
  }

  /** @param sent its headers beside the cookie; the page itself is the origin unless they name another, or none (''). */
  send(method: string, path: string, { headers = {}, ...sent }: Sent = {}): Promise<Answer<Json>> {
    const all = { cookie: this.cookie, origin: this.client.baseUrl, ...headers };
    const named = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    return this.client.send<Json>(method, path, { ...sent, headers: named });
  }

  get = (path: string): Promise<Answer<Json>> => this.send('GET', path, { headers: { origin: '' } });

  signOut = (): Promise<Answer<Json>> => this.send('DELETE', '/api/auth/session');
}
