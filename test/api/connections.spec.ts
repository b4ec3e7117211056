import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually';
import { Wire, type WireAnswer } from '../support/wire';
import { openWorld, type World, type WorldOptions } from '../support/world';

const SHORT_TIMEOUTS = { headers: 250, request: 500, silence: 2000, keepAlive: 300, check: 50, drain: 400 };
const LONG_TIMEOUTS = { ...SHORT_TIMEOUTS, headers: 60_000, request: 60_000, silence: 60_000 };
/** Much longer than any limit above, much shorter than what a server waits by default. */
const SOON_MS = 30_000;
const HOST = 'Host: x\r\n';
const POST = `POST /api/auth/tokens HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

async function open(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld('embedded', { synced: false, timeouts: SHORT_TIMEOUTS, ...options });
  if (!world) throw new Error('The embedded engines are always there');
  return world;
}

/** Sends a bit now and then, for as long as the other side listens. */
async function dribble(wire: Wire, start: string, drop: string): Promise<void> {
  wire.send(start);
  for (const deadline = Date.now() + SOON_MS; wire.isOpen && Date.now() < deadline;) {
    wire.send(drop);
    // The pace of the client is what is tested.
    await pause(20);
  }
}

describe('a client', () => {
  let world: World;
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world?.close());

  function expectTimeout({ status, headers, body }: WireAnswer): void {
    expect([status, JSON.parse(body)]).toEqual([
      408,
      {
        success: false,
        statusCode: 408,
        code: 'request_timeout',
        message: 'The request took too long to arrive',
        request_id: headers.get('x-request-id'),
      },
    ]);
  }

  it.each([
    ['headers', `GET /health/live HTTP/1.1\r\n${HOST}X-Slow: `, 'a'],
    ['a body', `${POST}Content-Length: 9999\r\n\r\n`, ' '],
    ['chunks', `${POST}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ])('that lets %s dribble is told to go, and the others are not kept waiting', async (_, start, drop) => {
    const { url, anonymous } = world;
    const wires = await Promise.all(Array.from({ length: 20 }, () => Wire.open(url)));
    const dribbling = Promise.all(wires.map((wire) => dribble(wire, start, drop)));
    expect((await anonymous.get('/health/live')).status).toBe(200);
    await dribbling;
    for (const wire of wires) expectTimeout(await wire.closed());
  });

  it('that says nothing loses its connection, before its first request as well as after', async () => {
    const [silent, idle] = [await Wire.open(world.url), await Wire.open(world.url)];
    idle.send(`GET /health/live HTTP/1.1\r\n${HOST}\r\n`);
    expect((await idle.closed()).status).toBe(200);
    await eventually('the silent connection is closed', () => !silent.isOpen, SOON_MS);
  });

  it('that keeps its connection is served on it again and again', async () => {
    const wire = await Wire.open(world.url);
    for (let index = 1; index <= 3; index++) {
      wire.send(`GET /health/live HTTP/1.1\r\n${HOST}\r\n`);
      await eventually('it is answered', () => wire.received.split('200 OK').length === index + 1);
    }
    wire.hangUp();
  });
});

describe('the end', () => {
  let world: World;
  afterEach(() => world?.close());

  /** A request that has begun: its headers are there, its body is not. */
  async function begun({ url }: World): Promise<Wire> {
    const wire = await Wire.open(url);
    wire.send(`${POST}Content-Length: 2\r\n\r\n`);
    // Another exchange has passed through the server after it.
    await fetch(`${url}/health/live`, { headers: { connection: 'close' } });
    return wire;
  }

  const acceptsNoMore = ({ url }: World) =>
    eventually('no more connections are accepted', () =>
      Wire.open(url).then(
        (wire) => (wire.hangUp(), false),
        () => true,
      ),
    );

  it('lets a request that has begun finish, and nobody else in', async () => {
    world = await open({ timeouts: { ...LONG_TIMEOUTS, drain: 60_000 } });
    const wire = await begun(world);
    const closing = world.app.close();
    await acceptsNoMore(world);
    // Two in one go: the second is read while the server closes, and served with the first.
    wire.send(`{}GET /api/auth/me HTTP/1.1\r\n${HOST}Authorization: Bearer ${world.salon.memberToken}\r\n\r\n`);
    const { status, headers } = await wire.closed();
    expect([status, headers.get('connection')]).toEqual([400, 'close']);
    expect(wire.received).not.toContain('HTTP/1.1 503');
    await closing;
  });

  it('does not wait for ever for whoever never finishes', async () => {
    world = await open({ timeouts: LONG_TIMEOUTS });
    const wire = await begun(world);
    const start = performance.now();
    await world.app.close();
    expect(performance.now() - start).toBeLessThan(SOON_MS);
    expect((await wire.closed()).status).toBe(0);
  });
});
