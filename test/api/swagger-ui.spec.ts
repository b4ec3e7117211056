import { runInNewContext } from 'node:vm';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { DemoDocs } from '../../apps/api/src/demo/demo-docs';
import { signInScript } from '../../apps/api/src/docs/sign-in-script';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { filledIn } from '../support/swagger-ui';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  example?: unknown;
  schema: { example?: unknown; default?: unknown };
}

const docs = new DemoDocs('127.0.0.1');
/** Questions, and what a newcomer tries first. */
const TRIED = [
  'checkAvailabilityByPost',
  'bookAppointment',
  'listTeamsForCaller',
  'findEarliestForCaller',
  'createToken',
];

onEveryEngine(
  'Swagger UI of the demo',
  (world) => {
    let document: Json;
    beforeAll(async () => {
      const { admin } = world().salon;
      const [team] = (await admin.get('/api/calcom/teams')).body.data;
      await admin.patch(`/api/calcom/teams/${team.id}`, { is_default: true });
      docs.open(world().url, world().salon.adminToken);
      document = (await world().anonymous.get('/api/docs-json')).body;
    });

    it('Swagger UI of the demo is signed in, and stays so', async () => {
      const { anonymous, salon } = world();
      expect((await anonymous.get('/api/docs')).text).toContain("<script src='/api/docs/sign-in.js'>");
      const { text } = await anonymous.get('/api/docs/swagger-ui-init.js');
      expect(text).toMatch(/"persistAuthorization": true/);
      expect(text).not.toContain(salon.adminToken);
      const { text: script } = await anonymous.get('/api/docs/sign-in.js');
      const authorize = jest.fn();
      const addEventListener = (_: string, listener: () => void): void => listener();
      runInNewContext(script, { addEventListener, ui: { authActions: { authorize } } });
      expect(authorize).toHaveBeenCalledWith({ bearer: expect.objectContaining({ value: salon.adminToken }) });
    });

    it('Swagger UI of the demo tells its token under no other name than those of the machine, and no other page', async () => {
      const own = await world().anonymous.get('/api/docs/sign-in.js');
      expect(own.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])
        expect(signInScript(host, '1|secret')).toContain('1|secret');
      for (const host of ['rebound.example:3000', 'localhost.example', '127.0.0.1.example', '', undefined, 'a b'])
        expect(signInScript(host, '1|secret')).toBe('');
    });

    it('Swagger UI of the demo asks every question with the first click, or says why it cannot', async () => {
      const { admin } = world().salon;
      const outcomes: [string, number | 'says why'][] = [];
      for (const [path, { get, post }] of Object.entries<Json>(document.paths)) {
        for (const [method, operation] of Object.entries<Json>({ GET: get, POST: post })) {
          if (!operation || (method === 'POST' && !TRIED.includes(operation.operationId))) continue;
          if (path.endsWith('/events') && path.includes('sync-runs')) continue;
          const sent = filledIn(path, operation, document);
          const status = 'missing' in sent ? 'says why' : (await admin.send(method, sent.path, sent)).status;
          outcomes.push([`${method} ${path}`, status]);
        }
      }
      const failed = outcomes.filter(([, status]) => status !== 'says why' && status >= 300);
      // Neither has PUBLIC_URL, without which no tool has an address.
      expect(failed).toEqual([['GET /api/retell/tools', 409]]);
      expect(outcomes.filter(([, status]) => status === 'says why').map(([name]) => name)).not.toContain(
        'GET /api/calcom/teams/{id}',
      );
      expect(outcomes.length).toBeGreaterThan(30);
    });

    it('Swagger UI of the demo names a slot that is still free after the last one was booked', async () => {
      const path = '/api/bookings';
      const { body: anew } = await world().anonymous.get('/api/docs-json');
      const filled = filledIn(path, anew.paths[path].post, anew);
      const booked = await world().salon.admin.send('POST', path, 'missing' in filled ? {} : filled);
      expect(booked.status).toBe(201);
    });

    it('Swagger UI leaves optional parameters empty, and names nothing that would be deleted', () => {
      const parameters = Object.values<Json>(document.paths).flatMap((item: Json) =>
        Object.entries<Json>(item).flatMap(([method, { parameters = [] }]) =>
          parameters.map((one: Parameter) => ({ ...one, method })),
        ),
      );
      const filled = parameters.filter(({ example, schema }) => (example ?? schema.example) !== undefined);
      expect([...new Set(filled.filter(({ required }) => !required).map(({ name }) => name))]).toEqual(
        expect.arrayContaining(['event_type_ids']),
      );
      expect(
        filled.filter(({ required, name }) => !required && !['event_type_ids', 'agent_id'].includes(name)),
      ).toEqual([]);
      expect(filled.filter(({ method }) => method === 'delete')).toEqual([]);
    });

    it('Swagger UI tells no token where others can reach the server', () => {
      for (const host of ['0.0.0.0', '::', '192.0.2.7', 'demo.example']) {
        const open = new DemoDocs(host);
        open.open('http://127.0.0.1:3000', '1|secret');
        expect(open.token).toBeUndefined();
      }
    });
  },
  { trial: docs },
);
