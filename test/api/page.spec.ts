import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openedForTests } from '../support/engine-kinds';
import { openWorld, type World } from '../support/world';

const SCRIPT = `console.log('${'a page '.repeat(200)}');\n`;
const DOCUMENT = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="/assets/index-Ab1.js" nonce="__CSP_NONCE__"></script>`;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** Files as the build of the page leaves them. */
function builtPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), DOCUMENT);
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const script = join(folder, 'assets', 'index-Ab1.js');
  writeFileSync(script, SCRIPT);
  writeFileSync(`${script}.br`, brotliCompressSync(SCRIPT));
  writeFileSync(`${script}.gz`, gzipSync(SCRIPT));
  return folder;
}

const opened = (page?: string): (() => World) =>
  openedForTests('embedded', (kind) => openWorld(kind, { synced: false, page, variables: { JOBS: 'off' } }));

interface Sent {
  status?: number;
  encoding?: string;
  vary?: string;
  bytes: Buffer;
}

/** What is sent as it is sent: `fetch` would decompress it, and ask again for what it has. */
async function sentBy(url: string, headers: Record<string, string>): Promise<Sent> {
  const [response] = (await once(httpGet(url, { headers }), 'response')) as [IncomingMessage];
  const { 'content-encoding': encoding, vary } = response.headers;
  return { status: response.statusCode, encoding, vary, bytes: await buffer(response) };
}

describe('the page', () => {
  const folder = builtPage();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const world = opened(folder);
  const get = (path: string, accept = BROWSER) => world().anonymous.get<string>(path, { headers: { accept } });

  it('the page is answered with a fresh nonce, under a policy that allows nothing inline without it', async () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 5; time++) {
      const { status, headers, text } = await get('/');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
      const policy = headers.get('content-security-policy') ?? '';
      const [, nonce = ''] = /'nonce-([A-Za-z\d+/]{22}==)'/.exec(policy) ?? [];
      expect(policy).toBe(
        `default-src 'self';style-src 'self' 'nonce-${nonce}';img-src 'self' data:;connect-src 'self';` +
          "base-uri 'none';form-action 'self';frame-ancestors 'none'",
      );
      expect(text).toBe(DOCUMENT.replaceAll('__CSP_NONCE__', nonce));
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it.each(['/bookings', '/bookings/41?new=1', '/settings/tokens', '/teams/runs/7', '/nowhere', '/apidocs'])(
    'the page is answered to a browser that is led to %s',
    async (path) => {
      const { status, text } = await get(path);
      expect([status, text.includes('/assets/index-Ab1.js')]).toEqual([200, true]);
    },
  );

  it.each(['/api', '/api/nowhere', '/api/docs-nowhere', '/assets/index-gone.js', '/assets/'])(
    'the page is not answered in place of %s, which does not exist',
    async (path) => {
      const { status, headers } = await get(path);
      expect(status).toBe(404);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    },
  );

  it('the page is not answered to programs, nor to other methods', async () => {
    for (const accept of ['*/*', 'application/json']) expect((await get('/bookings', accept)).status).toBe(404);
    const post = await world().anonymous.send('POST', '/bookings', { headers: { accept: BROWSER } });
    expect(post.status).toBe(404);
    expect((await get('/mcp')).status).toBe(405);
    expect((await get('/metrics')).status).toBe(404);
  });

  it('the page’s assets are kept for a year, and its other files asked for anew', async () => {
    const asset = await get('/assets/index-Ab1.js', '*/*');
    expect([asset.status, asset.text]).toEqual([200, SCRIPT]);
    expect(asset.headers.get('content-type')).toBe('application/javascript; charset=utf-8');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
    const icon = await get('/icon.svg', '*/*');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=0');
    const headers = { 'if-none-match': icon.headers.get('etag') ?? '' };
    expect((await sentBy(`${world().url}/icon.svg`, headers)).status).toBe(304);
  });

  it('the page’s assets are sent as they were compressed when they were built', async () => {
    const url = `${world().url}/assets/index-Ab1.js`;
    const ways = ['br, gzip', 'gzip', 'identity'];
    const [br, gzip, plain] = await Promise.all(ways.map((way) => sentBy(url, { 'accept-encoding': way })));
    expect([br?.encoding, gzip?.encoding, plain?.encoding]).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br?.bytes ?? '').toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip?.bytes ?? '').toString()).toBe(SCRIPT);
    expect(plain?.bytes.toString()).toBe(SCRIPT);
    expect(br?.vary?.toLowerCase()).toContain('accept-encoding');
  });

  it.each(['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2findex.html', '/assets//index-Ab1.js'])(
    'the page’s files are not reached by %s',
    async (path) => {
      const answer = await sentBy(`${world().url}${path}`, { 'accept-encoding': 'identity' });
      expect(answer.bytes.toString()).not.toContain('__CSP_NONCE__');
      expect(answer.bytes.toString()).not.toBe(SCRIPT);
    },
  );

  it('the page leaves the documentation where it was', async () => {
    expect((await get('/api/docs')).text).toContain('swagger');
    expect((await get('/llms.txt', '*/*')).status).toBe(200);
  });
});

describe('a page that is not built', () => {
  const world = opened(join(tmpdir(), 'team-selector-no-page'));

  it('a page that is not built says so in one sentence, and the API answers', async () => {
    const { status, text } = await world().anonymous.get<string>('/', { headers: { accept: BROWSER } });
    expect(status).toBe(404);
    expect(text).toMatch(/^The page is not built: run "npm run build", .+ \/api\/docs\.\n$/);
    expect((await world().anonymous.get('/bookings', { headers: { accept: BROWSER } })).status).toBe(404);
    expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
  });
});
