import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { onSharedEngines } from '../support/on-shared-engines';

const FILE = 'openapi.json';

interface Operation {
  summary?: string;
  responses: Record<string, unknown>;
  requestBody?: unknown;
  security?: unknown[];
}

type Paths = Record<string, Record<string, Operation>>;

onSharedEngines('the API description', (world) => {
  it('the API description is the committed one (UPDATE_OPENAPI=1 renews the file)', async () => {
    const { body } = await world().anonymous.get('/api/docs-json');
    if (process.env.UPDATE_OPENAPI) writeFileSync(FILE, `${JSON.stringify(body, null, 2)}\n`);
    expect(body).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
  });
});

onSharedEngines('what machines read', (world) => {
  const read = (path: string) => world().anonymous.get(path);
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as { paths: Paths };
  const titles = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

  it('/openapi.json is the API description', async () => {
    expect((await read('/openapi.json')).body).toEqual(document);
  });

  it('/llms.txt names every operation with what it is for, and where the rest is told', async () => {
    const { text, headers } = await read('/llms.txt');
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(text).toMatch(/^# Team Selector\n\n> Pick one of your company's Cal.com teams/);
    for (const title of titles) expect(text.split('\n').some((line) => line.startsWith(`- ${title}: `))).toBe(true);
    for (const path of ['/openapi.json', '/llms-full.txt', '/api/docs']) expect(text).toContain(`](${path})`);
  });

  it('/llms-full.txt has parameters, bodies and answers of every operation', async () => {
    const { text } = await read('/llms-full.txt');
    const sections = text.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(titles);
    const sectionOf = (title: string): string => sections.find((section) => section.startsWith(`${title}\n`)) ?? '';
    expect(sectionOf('GET /api/calcom/teams')).toContain('- `branch_id` (query) Only the teams of this branch');
    expect(sectionOf('POST /api/auth/tokens')).toMatch(/- `email` \(required\)/);
    expect(sectionOf('POST /api/bookings')).toMatch(/- 409: .+/);
  });

  it('/.well-known/api-catalog leads to the description, the documentation and the status', async () => {
    const { headers, text } = await read('/.well-known/api-catalog');
    expect(headers.get('content-type')).toContain('application/linkset+json');
    const [{ anchor, ...links }] = (JSON.parse(text) as { linkset: [{ anchor: string }] }).linkset;
    expect(anchor).toBe('/api');
    for (const { href } of Object.values(links as Record<string, { href: string }[]>).flat())
      expect(await read(href)).toMatchObject({ status: 200 });
  });
});

describe('the committed API description', () => {
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as { openapi: string; paths: Paths; components: object };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

  it('the committed API description is OpenAPI 3.1', () => expect(document.openapi).toMatch(/^3\.1/));

  it('the committed API description has the operations from signing in to the list of bookings', () => {
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'POST /api/auth/tokens',
        'GET /api/auth/me',
        'DELETE /api/auth/tokens/current',
        'GET /api/calcom/teams',
        'GET /api/calcom/teams/default',
        'GET /api/calcom/teams/{id}',
        'PATCH /api/calcom/teams/{id}',
        'GET /api/calcom/teams/{id}/event-types',
        'POST /api/calcom/teams/sync',
        'POST /api/calcom/teams/{id}/sync-event-types',
        'GET /api/branches',
        'GET /api/branches/{id}/team',
        'GET /api/retell/check-availability',
        'POST /api/retell/check-availability',
        'POST /api/retell/book-appointment',
        'GET /api/bookings',
        'GET /api/bookings/{id}',
        'GET /health/live',
        'GET /health/ready',
      ]),
    );
  });

  it.each(operations)('$name has a summary, a successful response, and its security', ({ path, operation }) => {
    expect(operation.summary).toMatch(/\w{3}/);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    const isOpen = path.startsWith('/health/') || path === '/api/auth/tokens';
    expect((operation.security ?? []).length > 0).toBe(!isOpen);
  });

  it('the committed API description explains every property or gives an example', () => {
    const { schemas } = document.components as { schemas: Record<string, { properties?: Record<string, object> }> };
    const bare = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, schema]) => !['example', '$ref', 'items', 'allOf'].some((word) => word in schema))
        .filter(([, schema]) => !('description' in schema))
        .map(([property]) => `${name}.${property}`),
    );
    expect(bare).toEqual([]);
  });
});
