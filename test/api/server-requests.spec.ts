import { describe, expect, it } from '@jest/globals';
import { Wire } from '../support/wire';
import { closingHeaders, expectRefusal, onOneWorld, REQUEST_ID, signedIn } from './server-requests';

const PAGE = 'https://app.example.com';

const { world, exchange } = onOneWorld({ CORS_ORIGINS: `${PAGE}, http://localhost:5173` });

describe('every response', () => {
  it.each(['/health/live', '/api/auth/me', '/api/nowhere', '/api/docs-json', '/'])(
    'a response of %s has an id and tells browsers what not to do',
    async (path) => {
      const { headers } = await world().anonymous.get(path);
      expect(headers.get('x-request-id')).toMatch(REQUEST_ID);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      for (const name of ['server', 'x-powered-by', 'via']) expect(headers.has(name)).toBe(false);
    },
  );

  it('a response carries the id that a proxy has given, unless it could do harm', async () => {
    const idOf = async (id: string) =>
      (await world().anonymous.get('/health/live', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await idOf('trace-0123456789')).toBe('trace-0123456789');
    for (const bad of ['short', 'x'.repeat(65), 'with space 12', '<script>alert(1)</script>']) {
      expect(await idOf(bad)).not.toBe(bad);
    }
  });

  it('a response must not be cached on the way, unless its route allows it', async () => {
    expect((await world().salon.member.get('/api/auth/me')).headers.get('cache-control')).toBe('no-store');
    expect((await world().salon.member.get('/api/calcom/teams')).headers.get('cache-control')).toBe(
      'private, no-cache',
    );
  });

  it('a response may load, run and frame nothing, except the documentation page its own files', async () => {
    const policyOf = async (path: string) => (await world().anonymous.get(path)).headers.get('content-security-policy');
    expect(await policyOf('/api/auth/me')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    const page = await world().anonymous.get<string>('/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:/);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, file = '']) => new URL(file, `${world().url}/api/docs`),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file.origin).toBe(world().url);
      expect((await fetch(file)).status).toBe(200);
    }
    // An inline script would not run under the policy, and the page would stay empty.
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
  });
});

describe('pages of other origins', () => {
  const request = (origin: string, method = 'GET') =>
    fetch(`${world().url}/api/auth/me`, {
      method,
      headers: { origin, authorization: `Bearer ${world().salon.memberToken}` },
    });

  it('a page of a listed origin may call and read', async () => {
    const { status, headers } = await request(PAGE);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
    expect(headers.get('vary')).toContain('Origin');
    expect(headers.get('access-control-expose-headers')?.split(', ')).toEqual([
      'x-request-id',
      'x-cache',
      'age',
      'cache-status',
      'etag',
      'idempotency-replayed',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
    ]);
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('a page of a listed origin may send a preflight', async () => {
    const preflight = await fetch(`${world().url}/api/retell/book-appointment`, {
      method: 'OPTIONS',
      headers: {
        origin: PAGE,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PATCH, DELETE');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(preflight.headers.get('x-request-id')).toMatch(REQUEST_ID);
  });

  it('an OPTIONS request that is no preflight gets an empty response', async () => {
    const answer = await exchange(`OPTIONS * HTTP/1.1\r\n${closingHeaders()}\r\n`);
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(answer.headers.get('x-request-id')).toMatch(REQUEST_ID);
  });

  it('a page of a listed origin can read why it was refused', async () => {
    const { status, headers } = await fetch(`${world().url}/api/auth/me`, { headers: { origin: PAGE } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, PAGE]);
  });

  it.each([
    'https://evil.example',
    'null',
    `${PAGE}.evil.example`,
    'http://app.example.com',
    'https://APP.example.com:8443',
    '',
  ])('a page of the unlisted origin %j may not read', async (origin) => {
    expect((await request(origin)).headers.has('access-control-allow-origin')).toBe(false);
    expect((await request(origin, 'OPTIONS')).headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('a request', () => {
  it.each<[string, string, [number, string]]>([
    ['for nothing that is there', `GET /api/nowhere HTTP/1.1\r\n${closingHeaders()}\r\n`, [404, 'not_found']],
    [
      'with a method that the route does not have',
      `PUT /api/branches HTTP/1.1\r\n${closingHeaders()}\r\n`,
      [405, 'method_not_allowed'],
    ],
    ['with TRACE', `TRACE /api/branches HTTP/1.1\r\n${closingHeaders()}\r\n`, [405, 'method_not_allowed']],
    ['with PROPFIND', `PROPFIND /api/branches HTTP/1.1\r\n${closingHeaders()}\r\n`, [405, 'method_not_allowed']],
    [
      'with a method that does not exist',
      `FOO /api/branches HTTP/1.1\r\n${closingHeaders()}\r\n`,
      [400, 'bad_request'],
    ],
    ['that is not HTTP', 'hello\r\n\r\n', [400, 'bad_request']],
    ['without a host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', [400, 'bad_request']],
    [
      'that expects something',
      `GET /api/branches HTTP/1.1\r\n${closingHeaders()}Expect: wonders\r\n\r\n`,
      [401, 'unauthenticated'],
    ],
    ['for a path that cannot be decoded', `GET /api/%zz HTTP/1.1\r\n${closingHeaders()}\r\n`, [400, 'bad_request']],
    ['with an endless path', `GET /${'a'.repeat(5000)} HTTP/1.1\r\n${closingHeaders()}\r\n`, [414, 'uri_too_long']],
    [
      'with an endless query',
      `GET /api/branches?a=${'a'.repeat(5000)} HTTP/1.1\r\n${closingHeaders()}\r\n`,
      [414, 'uri_too_long'],
    ],
    [
      'with endless parameters',
      `GET /api/branches?${'a&'.repeat(60)} HTTP/1.1\r\n${closingHeaders()}\r\n`,
      [400, 'bad_request'],
    ],
    [
      'with an endless header',
      `GET / HTTP/1.1\r\n${closingHeaders()}X: ${'a'.repeat(20_000)}\r\n\r\n`,
      [431, 'headers_too_large'],
    ],
    [
      'with endless headers',
      `GET / HTTP/1.1\r\n${closingHeaders()}${'X: aaaaaaa\r\n'.repeat(3000)}\r\n`,
      [431, 'headers_too_large'],
    ],
    [
      'with a token of 10 MB',
      `GET / HTTP/1.1\r\n${closingHeaders()}Authorization: Bearer 1|${'a'.repeat(10_000_000)}\r\n\r\n`,
      [431, 'headers_too_large'],
    ],
    [
      'with a NUL in a header',
      `GET / HTTP/1.1\r\n${closingHeaders()}Authorization: Bearer 1|\0\r\n\r\n`,
      [400, 'bad_request'],
    ],
    [
      'with two lengths',
      `POST /api/auth/tokens HTTP/1.1\r\n${closingHeaders()}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
      [400, 'bad_request'],
    ],
    [
      'with a length and chunks',
      `POST /api/auth/tokens HTTP/1.1\r\n${closingHeaders()}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      [400, 'bad_request'],
    ],
    ['with two hosts', `GET /health/live HTTP/1.1\r\n${closingHeaders()}Host: y\r\n\r\n`, [400, 'bad_request']],
  ])('a request %s is refused in the common error shape', async (_, request, expected) => {
    expectRefusal(await exchange(request), expected);
  });

  it.each(['Authorization: Bearer 1|a', 'authorization: bearer', 'AUTHORIZATION:'])(
    'a request with a second credential (%s) is refused',
    async (second) => {
      const answer = await exchange(
        `GET /api/auth/me HTTP/1.1\r\n${closingHeaders()}${signedIn(world())}${second}\r\n\r\n`,
      );
      expectRefusal(answer, [400, 'bad_request']);
    },
  );

  it('nonsense, sent many times over, leaves the service as it was', async () => {
    const nonsense = [
      '\0\0\0\0',
      'GET',
      '\x16\x03\x01\x02\0',
      '{}',
      'GET / HTTP/9.9\r\n\r\n',
      'POST / HTTP/1.1\r\n\r\n',
    ];
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const wire = await Wire.open(world().url);
        wire.send(nonsense[index % nonsense.length] ?? '');
        wire.hangUp();
      }),
    );
    expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
  });

  it('a HEAD request gets the headers of GET and no body', async () => {
    const answer = await exchange(`HEAD /api/auth/me HTTP/1.1\r\n${closingHeaders()}${signedIn(world())}\r\n`);
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(50);
  });
});
