import { beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { type ApiDocument, operationsOf } from '../fuzz/document';
import { eventually } from '../support/eventually';
import { retellSignature } from '../support/test-company';
import { Wire, type WireAnswer } from '../support/wire';
import { expectRefusal, onOneWorld } from './server-requests';

const CHECK = '/api/retell/check-availability';
const MB = 1024 * 1024;
const MINUTE = 60_000;

const { world } = onOneWorld();

/** A client of an address of its own, so that no test uses up what another one needs. */
let addresses = 0;
const newAddress = (): string => `100.64.${++addresses}.1`;

interface Sending {
  path?: string;
  method?: string;
  from?: string;
  /** Lines, each with its end. */
  more?: string;
  /** Absent: in chunks. */
  length?: number;
  closes?: boolean;
}

function head({
  path = CHECK,
  method = 'POST',
  from = newAddress(),
  more = '',
  length,
  closes = true,
}: Sending): string {
  const size = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  const connection = closes ? 'Connection: close\r\n' : '';
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\n${connection}X-Forwarded-For: ${from}\r\nContent-Type: application/json\r\n${more}${size}\r\n\r\n`;
}

const signature = (body: string | undefined, { key = 'no such key', at = Date.now() } = {}): string =>
  `X-Retell-Signature: ${retellSignature(body ?? '', key, at)}\r\n`;

/** A call of the salon's agent, with a transcript of this many bytes. */
function callOf(size = 0): string {
  const { agentId, phoneNumber } = world().salon.agent;
  const call = { call_id: 'c', agent_id: agentId, direction: 'inbound', to_number: phoneNumber };
  return JSON.stringify({ name: 'check_availability', call: { ...call, transcript: 'x'.repeat(size) }, args: {} });
}

const signedBySalon = (body: string, at?: number): string => signature(body, { key: world().salon.agent.key, at });

async function opened(...parts: string[]): Promise<Wire> {
  const wire = await Wire.open(world().url);
  for (const part of parts) wire.send(part);
  return wire;
}

/** The answer on a connection that stays open. */
async function answered(wire: Wire): Promise<WireAnswer> {
  await eventually('an answer', () => wire.received.includes('\r\n\r\n{') || !wire.isOpen);
  return wire.answer;
}

/** Whether an answer has come once the server has answered another request, which was sent later. */
async function isAnswered(wire: Wire): Promise<boolean> {
  for (let probe = 0; probe < 5; probe++) expect((await world().anonymous.get('/health/live')).status).toBe(200);
  return wire.received !== '';
}

const closing = ({ headers }: WireAnswer): boolean => headers.get('connection') === 'close';

describe('a request with a body, before the body', () => {
  it('a request without a credential is refused by every route that needs one, before a byte of its body is sent', async () => {
    const { body } = await world().anonymous.get<ApiDocument>('/api/docs-json');
    const secured = operationsOf(body).filter(({ isSecured }) => isSecured);
    expect(secured.length).toBeGreaterThan(12);
    const statuses = [];
    // Longer than a body may be, and short enough that those of all routes together are no network's flood.
    const length = 300_000;
    for (const { method, path, name } of secured) {
      const wire = await opened(head({ method, path: path.replaceAll(/\{\w+\}/g, '1'), length, closes: false }));
      statuses.push([name, (await answered(wire)).status]);
      wire.hangUp();
    }
    // Where a signature over the body is the credential, a body that is too long is refused as such.
    expect(statuses).toEqual(secured.map(({ name, isSigned }) => [name, isSigned ? 413 : 401]));
  });

  it.each<[string, string, number | undefined]>([
    ['no credential', '', 401],
    ['a token of the wrong form', 'Authorization: Bearer secret\r\n', 401],
    ['another scheme', 'Authorization: Basic YTpi\r\n', 401],
    ['a signature of the wrong form', `X-Retell-Signature: v=1,d=2\r\n`, 401],
    ['a signature of the wrong form beside a token', 'Authorization: Bearer 1|x\r\nX-Retell-Signature: v=1\r\n', 401],
    // The control: these have to be read.
    ['a token of the right form', 'Authorization: Bearer 1|unknown\r\n', undefined],
    ['a signature of the right form', signature(''), undefined],
  ])('a request with %s is answered at the sight of its headers, or waits for its body', async (_, more, status) => {
    const wire = await opened(head({ more, length: 100_000, closes: false }));
    if (status !== undefined) expectRefusal(await answered(wire), [status, 'unauthenticated']);
    else expect(await isAnswered(wire)).toBe(false);
    wire.hangUp();
  });

  it('a request would have waited for its body in the old order, where it is parsed before anybody asks who sends it', async () => {
    const old = fastify();
    old.post(CHECK, { preHandler: (_request, reply, done) => (void reply.code(401), done(new Error())) }, () => ({}));
    const url = await old.listen({ port: 0 });
    const wire = await Wire.open(url);
    wire.send(head({ length: 10, closes: false }));
    for (let probe = 0; probe < 5; probe++) expect((await fetch(url)).status).toBe(404);
    expect(wire.received).toBe('');
    wire.send('{"a":true}');
    expect((await answered(wire)).status).toBe(401);
    wire.hangUp();
    await old.close();
  });

  it('a request is refused in the same words before and after its body', async () => {
    const bare = ({ body }: WireAnswer): string => body.replace(/"request_id":"[^"]*"/, '');
    const before = await Wire.exchange(world().url, head({ more: 'Authorization: Bearer x\r\n', length: 2 }), '{}');
    const after = await Wire.exchange(world().url, head({ more: 'Authorization: Bearer 1|x\r\n', length: 2 }), '{}');
    expect(bare(before)).toBe(bare(after));
    const unsigned = await Wire.exchange(world().url, head({ more: 'X-Retell-Signature: x\r\n', length: 2 }), '{}');
    const forged = await Wire.exchange(world().url, head({ more: signature('{}'), length: 2 }), '{}');
    expect(bare(unsigned)).toBe(bare(forged));
  });
});

describe('a body that nobody reads', () => {
  const SHORT = 200_000;
  const part = 'x'.repeat(100_000);

  it.each([
    [2, 20, true],
    [2, 20, false],
    [2.2, 22, true],
    [2.2, 22, false],
  ])('who sends %f MB before reading anything finds the 401 (%i parts, closes: %s)', async (_, count, closes) => {
    const sent = head({ length: count * part.length, closes });
    const parts = Array.from({ length: count }, () => part);
    const senders = Array.from({ length: 6 }, () => Wire.exchangeInTurn(world().url, sent, ...parts));
    for (const answer of await Promise.all(senders)) {
      expectRefusal(answer, [401, 'unauthenticated']);
      expect(closing(answer)).toBe(true);
    }
  });

  it('a short body is let through, and its connection serves the next request', async () => {
    const wire = await opened(head({ length: SHORT, closes: false }), part);
    expectRefusal(await answered(wire), [401, 'unauthenticated']);
    wire.send(part);
    wire.send(`GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await wire.closed();
    expect(wire.received).toContain('HTTP/1.1 200 OK');
  });

  it.each<[string, number, (wire: Wire) => void]>([
    ['stops', SHORT, () => {}],
    ['trickles', SHORT, (wire) => wire.send('x')],
    ['trickles, and is large,', MB, (wire) => wire.send('x')],
  ])('a body that %s is let through for two seconds, and then its connection is closed', async (_, length, goOn) => {
    const wire = await Wire.open(world().url, true);
    wire.send(head({ length, closes: false }) + part);
    expectRefusal(await answered(wire), [401, 'unauthenticated']);
    const since = performance.now();
    const isOver = (): boolean => (goOn(wire), !wire.isOpen || (length === SHORT && wire.isEnded));
    await eventually('the end of the connection', isOver, 10_000);
    expect(performance.now() - since).toBeGreaterThan(1000);
  });

  it('a body in chunks is let through up to 2 MB, and then its connection is closed', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const wire = await Wire.open(world().url, true);
    wire.send(head({ closes: false }));
    expectRefusal(await answered(wire), [401, 'unauthenticated']);
    let sent = 0;
    await eventually('the end of the connection', () => {
      for (let index = 0; index < 8 && wire.isOpen; index++, sent++) wire.send(chunk);
      return !wire.isOpen;
    });
    expect(sent * 0x10000).toBeGreaterThanOrEqual(2 * MB);
    // Without a bound, it goes on until the request has lasted half a minute.
    expect(sent * 0x10000).toBeLessThan(64 * MB);
  });

  it('bodies of one address are let through up to its share, and those of others as before', async () => {
    const from = newAddress();
    const short = (of?: string) => opened(head({ from: of, length: SHORT, closes: false }));
    const wires = await Promise.all(Array.from({ length: 65 }, () => short(from)));
    const answers = await Promise.all(wires.map(answered));
    expect(answers.map(({ status }) => status)).toEqual(wires.map(() => 401));
    expect(answers.filter(closing)).toHaveLength(1);
    const other = await short();
    expect(closing(await answered(other))).toBe(false);
    for (const wire of [...wires, other]) wire.hangUp();
  });
});

describe('a large body', () => {
  const LARGE = 300_000;
  const bearer = () => `Authorization: Bearer ${world().salon.memberToken}\r\n`;

  it.each<[string, () => string, string | undefined]>([
    ['with a token', bearer, undefined],
    ['with a signature of six minutes ago', () => signedBySalon(callOf(LARGE), Date.now() - 6 * MINUTE), undefined],
    ['with a signature of six minutes later', () => signedBySalon(callOf(LARGE), Date.now() + 6 * MINUTE), undefined],
    ['with a signature, where agents cannot call', () => `${bearer()}${signature('')}`, '/api/calcom/teams/sync'],
  ])('a large body is refused %s, announced or in chunks', async (_, more, path) => {
    const body = callOf(LARGE);
    const announced = await Wire.exchange(world().url, head({ path, more: more(), length: body.length }), body);
    expectRefusal(announced, [413, 'payload_too_large']);
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    expectRefusal(await Wire.exchange(world().url, head({ path, more: more() }), chunks), [413, 'payload_too_large']);
  });

  it('a large body is read under a signature of about this time, and accepted if it is that of its agent', async () => {
    const body = callOf(LARGE);
    for (const at of [Date.now() - 4 * MINUTE, Date.now() + 4 * MINUTE]) {
      const sending = { more: signedBySalon(body, at), length: body.length };
      expect((await Wire.exchange(world().url, head(sending), body)).status).toBe(200);
    }
    const forged = await Wire.exchange(world().url, head({ more: signature(body), length: body.length }), body);
    expectRefusal(forged, [401, 'unauthenticated']);
  });

  it('a large body of more than 2 MB is refused under any signature', async () => {
    const wire = await opened(head({ more: signature(''), length: 2 * MB + 1, closes: false }));
    expectRefusal(await answered(wire), [413, 'payload_too_large']);
    wire.hangUp();
  });
});

describe('a signed body', () => {
  const exchange = (body: string, more: string, path?: string) =>
    Wire.exchange(world().url, head({ path, more, length: Buffer.byteLength(body) }), body);

  it('a signed body is not parsed before its signature is checked', async () => {
    const broken = `${callOf().slice(0, -1)},`;
    expectRefusal(await exchange(broken, signature(broken)), [401, 'unauthenticated']);
    const deep = callOf().replace('"args":{}', `"args":${'['.repeat(50)}${']'.repeat(50)}`);
    expectRefusal(await exchange(deep, signature(deep)), [401, 'unauthenticated']);
    // The control: who has signed it learns what is wrong with it.
    expectRefusal(await exchange(broken, signedBySalon(broken)), [400, 'malformed_json']);
    expectRefusal(await exchange(deep, signedBySalon(deep)), [400, 'validation_failed']);
  });

  it('a signed body has to name the agent of the tool’s address', async () => {
    const { salon, praxis } = world();
    const body = callOf();
    const to = (agentId: string) => exchange(body, signedBySalon(body), `${CHECK}?agent_id=${agentId}`);
    expect((await to(salon.agent.agentId)).status).toBe(200);
    for (const other of [praxis.agent.agentId, 'agent_nobody', '', `${salon.agent.agentId}&agent_id=x`]) {
      expectRefusal(await to(other), [401, 'unauthenticated']);
    }
    const signedByPraxis = signature(body, { key: praxis.agent.key });
    const foreign = await exchange(body, signedByPraxis, `${CHECK}?agent_id=${praxis.agent.agentId}`);
    expectRefusal(foreign, [401, 'unauthenticated']);
  });
});

describe('bodies of unknown senders', () => {
  let body: string;
  beforeAll(() => void (body = callOf()));

  const genuine = async (from: string): Promise<number> => {
    const answer = await Wire.exchange(
      world().url,
      head({ from, more: signedBySalon(body), length: body.length }),
      body,
    );
    return answer.status;
  };
  const forged = (from: string, length: number): Promise<Wire> =>
    opened(head({ from, more: signature(body), length, closes: false }), body);

  it.each([
    ['64 of any size', 64, 10_000],
    ['16 MB', 8, 2 * MB],
  ])('bodies under false signatures use up their sender’s share, %s, and nobody else’s', async (_, share, length) => {
    const [attacker, neighbour, other] = [newAddress(), newAddress(), newAddress()];
    const wires = await Promise.all(Array.from({ length: share + 6 }, () => forged(attacker, length)));
    const refused = () => wires.filter(({ received }) => received !== '');
    await eventually('the refusals', () => refused().length === 6);
    for (const wire of refused()) {
      const answer = wire.answer;
      expectRefusal(answer, [429, 'rate_limited']);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await genuine(attacker)).toBe(429);
    // Many more than the attacker's share, one after the other and at once.
    for (let index = 0; index < 20; index++) expect(await genuine(neighbour)).toBe(200);
    const atOnce = await Promise.all(Array.from({ length: 30 }, () => genuine(other)));
    expect(atOnce).toEqual(atOnce.map(() => 200));
    // A token that was good before is not of an unknown sender, wherever it comes from.
    expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
    const known = head({ from: attacker, more: `Authorization: Bearer ${world().salon.memberToken}\r\n`, length: 2 });
    expectRefusal(await Wire.exchange(world().url, known, '{}'), [400, 'validation_failed']);
    for (const each of wires) each.hangUp();
    await eventually('the places are given back', async () => (await genuine(attacker)) === 200);
  });
});
