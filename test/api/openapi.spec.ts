import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';

const FILE = 'openapi.json';

interface Operation {
  operationId: string;
  summary?: string;
  description: string;
  tags: string[];
  responses: Record<string, { $ref?: string; headers?: object; content?: Json }>;
  requestBody?: { content: Record<string, { schema: Json }> };
  parameters?: { name: string; in: string; required?: boolean; schema: Json; example?: unknown }[];
  security?: object[];
  'x-sent-to'?: string;
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

  it.each(['/openapi.json', '/api/docs-json', '/llms-full.txt', '/api/docs/swagger-ui-bundle.js'])(
    '%s is sent compressed to those who take it so, and as it is to others',
    async (path) => {
      const [packed, plain] = await Promise.all(
        ['gzip', 'identity'].map((encoding) =>
          fetch(`${world().url}${path}`, { headers: { 'accept-encoding': encoding } }),
        ),
      );
      expect([packed?.headers.get('content-encoding'), plain?.headers.get('content-encoding')]).toEqual(['gzip', null]);
      expect(await packed?.text()).toBe(await plain?.text());
    },
  );

  it('answers with data are never sent compressed, as their length could tell what they hold', async () => {
    const { salon, url } = world();
    const headers = { authorization: `Bearer ${salon.adminToken}`, 'accept-encoding': 'br, gzip' };
    expect((await fetch(`${url}/api/calcom/teams`, { headers })).headers.get('content-encoding')).toBeNull();
  });

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
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as Json;
  const paths = document.paths as Paths;
  const webhooks = document.webhooks as Paths;
  const named = (name: string): Json => document.components.schemas[name];
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
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
        'POST /api/auth/session',
        'DELETE /api/auth/session',
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

  it.each(operations)('$name has a summary, a successful response, and its security', ({ name, path, operation }) => {
    expect(operation.summary).toMatch(/\w{3}/);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    const isOpen = path.startsWith('/health/') || ['POST /api/auth/tokens', 'POST /api/auth/session'].includes(name);
    expect((operation.security ?? []).length > 0).toBe(!isOpen);
  });

  it('the committed API description names each operation after a verb and what it is about', () => {
    const ids = [paths, webhooks].flatMap((items) =>
      Object.values(items).flatMap((item) => Object.values(item).map(({ operationId }) => operationId)),
    );
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['listTeams', 'bookAppointment', 'sendBookAppointment']));
  });

  it.each(operations)('$name says what it does and what can go wrong', ({ operation }) => {
    expect(operation.description).toMatch(
      /^\S.+[.!?] (It can be refused with \d{3} |Nothing of its own can go wrong)/s,
    );
  });

  it('the committed API description lets users sign in with a token alone, and describes agents apart', () => {
    const ofUsers = operations.filter(({ operation }) => operation.security?.some((way) => 'bearer' in way));
    expect(ofUsers.length).toBeGreaterThan(50);
    for (const { operation } of ofUsers) {
      expect(operation.security).toEqual([{ bearer: [] }]);
      expect(JSON.stringify(operation.requestBody ?? {})).not.toContain('AgentCall');
    }
    const ofAgents = Object.values(webhooks).filter(({ post }) => JSON.stringify(post).includes('schemas/AgentCall'));
    expect(ofAgents).toHaveLength(10);
    for (const { post } of ofAgents) {
      expect(post?.security).toEqual([{ retell: [] }]);
      expect(Object.keys(paths)).toContain(post?.['x-sent-to']);
    }
  });

  it.each(['/api/bookings', '/api/retell/book-appointment'])('%s takes a slot or a time, and no mixture', (path) => {
    const forms = ['BookBySlot', 'BookByTime'].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    expect(paths[path]?.['post']?.requestBody?.content['application/json']?.schema).toEqual({ oneOf: forms });
    expect(named('BookBySlot').required).toEqual(['slot_id', 'attendee']);
    expect(named('BookByTime').required).toEqual(['team_id', 'event_type_id', 'start', 'attendee']);
    expect(Object.keys(named('BookBySlot').properties)).not.toContain('start');
    expect(Object.keys(named('BookByTime').properties)).not.toContain('slot_id');
  });

  it('the committed API description has whole numbers, times with an offset and words of one list each', () => {
    const { properties } = named('Booking');
    expect(properties).toMatchObject({
      id: { type: 'integer' },
      start: { type: 'string', format: 'date-time' },
      status: { $ref: '#/components/schemas/BookingStatus' },
    });
    expect(named('CacheStatus').properties.hit_rate.type).toEqual(['number', 'null']);
    expect(named('BookByTime').properties.start).not.toHaveProperty('format');
    expect(named('ErrorAnswer').properties).toMatchObject({
      success: { const: false },
      code: { $ref: '#/components/schemas/ErrorCode' },
    });
    const lists = JSON.stringify(document).match(/"enum":\[[^\]]*"confirmed"[^\]]*\]/g);
    expect(lists).toHaveLength(1);
  });

  it('the committed API description describes each failure once, with an example of its own', () => {
    const failures = operations.flatMap(({ operation }) =>
      Object.entries(operation.responses).filter(([status]) => status >= '400'),
    );
    const own = failures.filter(([, { $ref }]) => !$ref).map(([status]) => status);
    // The last known state, and a service that is not ready, are no mere refusals.
    expect(new Set(own)).toEqual(new Set(['503']));
    for (const [name, response] of Object.entries<Json>(document.components.responses)) {
      const { example } = response.content['application/json'];
      expect({ name, code: named('ErrorCode').enum.includes(example.code) }).toEqual({ name, code: true });
    }
    const { example } = document.components.responses.BookAppointmentConflict.content['application/json'];
    expect(example).toMatchObject({ statusCode: 409, code: 'slot_taken' });
  });

  it('the committed API description has the headers of answers', () => {
    const headersOf = (path: string, method: string, status: string): string[] =>
      Object.keys(paths[path]?.[method]?.responses[status]?.headers ?? {});
    expect(headersOf('/api/calcom/teams', 'get', '200')).toEqual(
      expect.arrayContaining(['x-request-id', 'etag', 'x-cache', 'ratelimit', 'ratelimit-policy']),
    );
    expect(headersOf('/api/bookings', 'post', '201')).toContain('idempotency-replayed');
    expect(headersOf('/api/bookings', 'post', '202')).toEqual(expect.arrayContaining(['location', 'retry-after']));
    const { headers } = document.components.responses.TooManyRequests;
    expect(Object.keys(headers)).toContain('retry-after');
    const names = paths['/api/calcom/teams']?.['get']?.parameters?.map(({ name }) => name);
    expect(names).toContain('If-None-Match');
  });

  it('the committed API description has what is sent to endpoints, by type, and how it is signed', () => {
    for (const type of named('WebhookEventType').enum) {
      const { post } = webhooks[type] ?? {};
      expect(post?.parameters?.map(({ name }) => name)).toEqual([
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
      ]);
      expect(post?.requestBody?.content['application/json']?.schema.properties.type).toMatchObject({ const: type });
    }
  });

  it('the committed API description tells what each tag is about', () => {
    const used = new Set(operations.flatMap(({ operation }) => operation.tags));
    const tags = document.tags as { name: string; description: string }[];
    expect(new Set(tags.map(({ name }) => name))).toEqual(used);
    for (const { name, description } of tags) expect(description.length).toBeGreaterThan(name.length + 10);
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
