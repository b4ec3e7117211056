import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type * as Client from '../../packages/client/src/index';
import { onSharedEngines } from '../support/on-shared-engines';
import { findOffer, type Offer } from '../support/road';

const FOLDER = 'packages/client';
const TSC = 'node_modules/typescript/bin/tsc';
const attendee = { name: 'Erika Mustermann', email: 'erika@example.org' };

/** @throws Error with what the program says, if it fails. */
async function run(program: string, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [program, ...args], { windowsHide: true }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}${error.stderr}`);
    },
  );
}

/** The lines of the client that the description gives for each operation. */
const samplesOf = ({ paths }: { paths: Record<string, Record<string, { 'x-codeSamples'?: Sample[] }>> }): string[] =>
  Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ 'x-codeSamples': samples = [] }) =>
      samples.filter(({ lang }) => lang === 'TypeScript').map(({ source }) => source),
    ),
  );

interface Sample {
  lang: string;
  source: string;
}

let client: typeof Client;

beforeAll(async () => {
  await run(TSC, '-p', FOLDER);
  client = (await import(pathToFileURL(join(FOLDER, 'dist/index.js')).href)) as typeof Client;
});

describe('the client', () => {
  it('the client compiles for whoever uses it, and refuses misspelt codes, paths and bodies', () =>
    run(TSC, '-p', join(FOLDER, 'test')));

  it('the client’s lines in the description compile', async () => {
    const folder = join(FOLDER, 'dist/samples');
    const samples = samplesOf(JSON.parse(readFileSync('openapi.json', 'utf8')));
    expect(samples.length).toBeGreaterThan(50);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { noEmit: true, rootDir: '../..' },
        files: ['samples.ts'],
      }),
    );
    const head = `import { teamSelector } from '@team-selector/client';\nconst api = teamSelector({ baseUrl: '', token: '' });\n`;
    const each = samples.map(
      (source, index) => `export async function sample${index}() {\n${source}\nreturn data;\n}\n`,
    );
    writeFileSync(join(folder, 'samples.ts'), `${head}${each.join('')}`);
    await run(TSC, '-p', folder).finally(() => rmSync(folder, { recursive: true }));
  });

  it('the client is derived from the committed description ("npm run client" renews it)', () =>
    run('scripts/client.mjs', '--check'));

  it('the client imports its own files and the package that it names, alone', () => {
    const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { dependencies: object };
    const files = readdirSync(join(FOLDER, 'src')).filter((name) => name.endsWith('.ts'));
    const imported = files.flatMap((name) =>
      [...readFileSync(join(FOLDER, 'src', name), 'utf8').matchAll(/ from '([^']+)'/g)].map(([, from = '']) => from),
    );
    expect(imported.length).toBeGreaterThan(files.length);
    const others = imported.filter((from) => !/^\.\/[\w/-]+\.js$/.test(from));
    expect([...new Set(others)]).toEqual(Object.keys(dependencies));
  });
});

describe('the client, repeating', () => {
  const answer = (status: number, headers: Record<string, string> = {}, body: object = {}): Response =>
    Response.json(body, { status, headers });

  /** A client of a server that gives these answers, one after the other, and what it has been asked. */
  function against(...answers: (Response | Error)[]) {
    const keys: (string | null)[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      keys.push(request.headers.get('idempotency-key'));
      const next = answers[keys.length - 1];
      if (next instanceof Response) return next;
      throw next ?? new Error('no further answer');
    };
    return { keys, api: client.teamSelector({ baseUrl: 'http://127.0.0.1', fetch }) };
  }

  const book = (api: Client.TeamSelector) =>
    api.POST('/api/bookings', { body: { slot_id: '1-2-3', attendee: { name: 'Erika' } } });

  it('the client sends what was refused for now again, under the same key', async () => {
    const { keys, api } = against(answer(503, { 'retry-after': '0' }), new TypeError('lost'), answer(201));
    expect((await book(api)).response.status).toBe(201);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('the client gives another booking another key', async () => {
    const { keys, api } = against(answer(201), answer(201));
    await book(api);
    await book(api);
    expect(new Set(keys).size).toBe(2);
  });

  it('the client sends nothing again that was refused for good, that must wait long, or that might be done twice', async () => {
    for (const refusal of [answer(409), answer(503), answer(429, { 'retry-after': '31' })]) {
      const { keys, api } = against(refusal);
      expect((await book(api)).response.status).toBe(refusal.status);
      expect(keys).toHaveLength(1);
    }
    const { keys, api } = against(new TypeError('lost'));
    await expect(api.POST('/api/branches', { body: { name: 'Berlin', timezone: 'Europe/Berlin' } })).rejects.toThrow(
      'lost',
    );
    expect(keys).toEqual([null]);
  });

  it('the client gives up after three repeats, with the last answer', async () => {
    const refusal = { success: false, code: 'overloaded', message: 'Too much at once', request_id: 'r1' };
    const { keys, api } = against(
      ...Array.from({ length: 4 }, () => answer(503, { 'retry-after': '0' }, refusal)),
      answer(201),
    );
    const failure = await client.dataOf(api.GET('/api/calcom/teams')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(client.ApiError);
    expect(failure).toMatchObject({ code: 'overloaded', status: 503, requestId: 'r1', retryAfter: 0 });
    expect(keys).toHaveLength(4);
  });
});

onSharedEngines('the client against the service', (world) => {
  const open = (token = world().salon.adminToken): Client.TeamSelector =>
    client.teamSelector({ baseUrl: world().url, token });
  let offer: Offer;

  it('the client lists the teams, and knows the answer again by its tag', async () => {
    const api = open();
    const { data, response } = await api.GET('/api/calcom/teams');
    expect(data?.data.map(({ name }) => name)).toEqual(
      ['Berlin', 'Hamburg', 'München'].map((town) => `Salon Kessler ${town}`),
    );
    const etag = response.headers.get('etag') ?? '';
    const again = await api.GET('/api/calcom/teams', { params: { header: { 'If-None-Match': etag } } });
    expect(again.response.status).toBe(304);
  });

  it('the client finds a slot and books it, and the same request under its key is answered with the same booking', async () => {
    offer = await findOffer(world().salon);
    const { teamId: team_id, eventTypeId: event_type_id, starts } = offer;
    const api = open();
    const query = { team_id, event_type_id, date: starts[0]?.slice(0, 10) ?? '' };
    const { slots } = await client.dataOf(api.GET('/api/retell/check-availability', { params: { query } }));
    const request = {
      body: { slot_id: slots[0]?.slot_id ?? '', attendee },
      params: { header: { 'Idempotency-Key': 'a-key-of-the-client' } },
    };
    const first = await api.POST('/api/retell/book-appointment', request);
    expect(first.response.status).toBe(201);
    expect(first.data?.data).toMatchObject({ status: 'confirmed', team_id, event_type_id });
    const second = await api.POST('/api/retell/book-appointment', request);
    expect(second.response.headers.get('idempotency-replayed')).toBe('true');
    expect(second.data?.data.id).toBe(first.data?.data.id);
  });

  it('the client gets a refusal with its code: the slot that another has booked', async () => {
    const { teamId: team_id, eventTypeId: event_type_id, starts } = offer;
    const other = { name: 'Max Beispiel', email: 'max@example.org' };
    const wish = { team_id, event_type_id, start: starts.at(-1) ?? '' };
    const api = open();
    await client.dataOf(api.POST('/api/bookings', { body: { ...wish, attendee } }));
    const again = client.dataOf(api.POST('/api/bookings', { body: { ...wish, attendee } }));
    await expect(again).rejects.toMatchObject({ name: 'ApiError', status: 409, code: 'already_booked' });
    const api2 = open();
    const answers = await Promise.all(
      [1, 2, 3].map((n) => api2.POST('/api/bookings', { body: { ...wish, attendee: { ...other, name: `Max ${n}` } } })),
    );
    expect(answers.map(({ error }) => error?.code)).toContain('slot_taken');
  });

  it('the client reads a list to its end, page by page', async () => {
    const api = open();
    const ids: number[] = [];
    let pages = 0;
    const bookings = client.itemsOf((cursor) => {
      pages += 1;
      return api.GET('/api/bookings', { params: { query: { cursor, limit: 1 } } });
    });
    for await (const { id } of bookings) ids.push(id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    expect(pages).toBe(ids.length);
  });

  it('the client tells who is not signed in', async () => {
    await expect(client.dataOf(open('1|wrong').GET('/api/auth/me'))).rejects.toMatchObject({
      code: 'unauthenticated',
      status: 401,
    });
  });
});
