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
