import { expect, it } from '@jest/globals';
import { ApiClient, type Json } from '../support/client';
import { callTool, connectMcp, type Negotiation } from '../support/mcp';
import { onSharedEngines } from '../support/on-shared-engines';
import type { TestCompany } from '../support/test-company';
import { BERLIN, COLOGNE, day, ERIKA, heldAt, MAX, MUNICH, teamId } from './steps';

const REVISIONS: [Negotiation, string][] = [
  ['auto', '2026-07-28'],
  ['legacy', '2025-11-25'],
];

const rpc = (method: string, params: object = {}): object => ({ jsonrpc: '2.0', id: 1, method, params });

const handshake = (protocolVersion: string): object =>
  rpc('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'by hand', version: '1' } });

onSharedEngines('the Model Context Protocol', (world) => {
  /** A client with a token of these abilities. */
  async function clientWith(company: TestCompany, abilities: string[]): Promise<ApiClient> {
    const { body } = await company.admin.post('/api/tokens', { name: 'mcp', abilities });
    return new ApiClient(world().url, body.data.token);
  }

  it.each(REVISIONS)('by the official client (%s) is spoken in the revision %s', async (mode, revision) => {
    const { url, salon } = world();
    const client = await connectMcp(url, salon.memberToken, mode);
    try {
      expect(client.getNegotiatedProtocolVersion()).toBe(revision);
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual([
        'list_teams',
        'list_services',
        'find_earliest',
        'check_availability',
        'book_appointment',
        'reschedule_appointment',
        'cancel_appointment',
        'find_appointments',
      ]);
      const team_id = await teamId(salon, BERLIN.team);
      const found = await client.callTool({
        name: 'check_availability',
        arguments: { team_id, event_type_id: BERLIN.men, date: day(2) },
      });
      expect(found).toMatchObject({ structuredContent: { ok: true, say: expect.stringContaining('Uhr') } });
      const [content] = found.content as { type: string; text: string }[];
      expect(JSON.parse(content?.text ?? '')).toEqual(found.structuredContent);
    } finally {
      await client.close();
    }
  });

  it.each(['2025-11-25', '2025-06-18'])('takes the handshake of %s, and needs no session for it', async (revision) => {
    const { status, headers, body } = await world().salon.member.post('/mcp', handshake(revision));
    expect([status, body.result.protocolVersion]).toEqual([200, revision]);
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.has('mcp-session-id')).toBe(false);
  });

  it('answers an older handshake with a revision that it has', async () => {
    const { body } = await world().salon.member.post('/mcp', handshake('2024-11-05'));
    expect(body.result.protocolVersion).toBe('2025-11-25');
  });

  it('tells of each tool whether it changes anything, and what it takes', async () => {
    const { body } = await world().salon.member.post('/mcp', rpc('tools/list'));
    const tools: Json[] = body.result.tools;
    const book = tools.find(({ name }) => name === 'book_appointment');
    expect(book).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true },
      inputSchema: { type: 'object', properties: { slot_id: {}, idempotency_key: {} }, required: ['name'] },
    });
    const check = tools.find(({ name }) => name === 'check_availability');
    expect(check.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(check.inputSchema.properties).not.toHaveProperty('idempotency_key');
  });

  it('opens to a token that has nothing but the ability for it', async () => {
    const { salon } = world();
    const client = await clientWith(salon, ['mcp']);
    const team_id = await teamId(salon, BERLIN.team);
    const args = { team_id, event_type_id: BERLIN.men, date: day(3) };
    expect((await callTool(client, 'check_availability', args)).body.result.structuredContent.ok).toBe(true);
    expect((await client.get('/api/calcom/teams')).status).toBe(403);
  });

  it('is closed to tokens without the ability, and to whoever has none', async () => {
    const { salon, anonymous, url } = world();
    const reader = await clientWith(salon, ['teams:read', 'bookings:read', 'bookings:write']);
    expect(await reader.post('/mcp', rpc('tools/list'))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    for (const client of [anonymous, new ApiClient(url, '1|nonsense')]) {
      const { status, headers, body } = await client.post('/mcp', rpc('tools/list'));
      expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer']);
    }
  });

  it('knows no agent by its signature, and nobody by a cookie', async () => {
    const { salon, anonymous } = world();
    expect((await salon.call('/mcp', {})).status).toBe(401);
    const headers = { cookie: `session=${salon.memberToken}` };
    expect((await anonymous.post('/mcp', rpc('tools/list'), { headers })).status).toBe(401);
  });

  it('has one method', async () => {
    const { salon } = world();
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const { status, headers, body } = await salon.member.send<Json>(method, '/mcp', {});
      expect([status, headers.get('allow'), body.code]).toEqual([405, 'POST', 'method_not_allowed']);
    }
  });

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://localhost:1', 403],
    ['http://evil.example:80', 403],
  ])('refuses pages of the origin %s', async (origin, expected) => {
    const { status, body } = await world().salon.member.post('/mcp', rpc('tools/list'), { headers: { origin } });
    expect([status, body.code]).toEqual([expected, 'forbidden_origin']);
  });

  it('serves pages of its own origin on this machine', async () => {
    const { salon, url } = world();
    const headers = { origin: new URL(url).origin };
    expect((await salon.member.post('/mcp', rpc('tools/list'), { headers })).status).toBe(200);
  });

  it.each<[string, unknown, number]>([
    ['a batch', [rpc('tools/list'), rpc('tools/list')], -32_600],
    ['an empty batch', [], -32_600],
    ['null', null, -32_600],
    ['a text', 'tools/list', -32_600],
    ['an object of something else', { hello: 'there' }, -32_600],
    ['a method that does not exist', rpc('tools/destroy'), -32_601],
    ['arguments that are a list', rpc('tools/call', { name: 'check_availability', arguments: [1] }), -32_602],
    ['a call without a name', rpc('tools/call', { arguments: {} }), -32_602],
    ['a tool that does not exist', rpc('tools/call', { name: 'drop_tables', arguments: {} }), -32_602],
    ['a tool of every object', rpc('tools/call', { name: 'constructor', arguments: {} }), -32_602],
  ])('answers %s with an error of JSON-RPC', async (_name, body, code) => {
    const answer = await world().salon.member.post('/mcp', body);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ jsonrpc: '2.0', error: { code, message: expect.stringMatching(/\w/) } });
    expect(answer.text).not.toMatch(/node_modules|Error:|at \w+ \(/);
  });

  it('answers what is no JSON as everywhere', async () => {
    const { status, body } = await world().salon.member.send<Json>('POST', '/mcp', { raw: '{' });
    expect([status, body.code]).toEqual([400, 'malformed_json']);
  });

  it('takes a notification and says nothing', async () => {
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' };
    const { status, text } = await world().salon.member.post('/mcp', note);
    expect([status, text]).toEqual([202, '']);
  });

  it('keeps no stream open for whoever wants to listen', async () => {
    const { url, salon } = world();
    const envelope = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'by hand', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' };
    const params = { notifications: { toolsListChanged: true }, _meta: envelope };
    const answer = await new ApiClient(url, salon.memberToken).post('/mcp', rpc('subscriptions/listen', params), {
      headers,
    });
    expect(answer.body).toMatchObject({ error: { code: expect.any(Number) } });
  });

  it('says in words which argument is missing or wrong', async () => {
    const { salon } = world();
    const args = { team_id: 'many', event_type_id: BERLIN.men, date: 'someday' };
    const { result } = (await callTool(salon.member, 'check_availability', args)).body;
    expect(result.structuredContent).toMatchObject({ ok: false, reason: 'needs_info', why: expect.any(String) });
    const key = { ...ERIKA, slot_id: 'x', idempotency_key: 7 };
    const refused = (await callTool(salon.member, 'book_appointment', key)).body.result;
    expect(refused).toMatchObject({ isError: true, content: [{ text: 'idempotency_key: must be a text' }] });
  });

  it('books once under a key, and tells where a booking came from', async () => {
    const { salon } = world();
    const team_id = await teamId(salon, MUNICH.team);
    const args = { team_id, event_type_id: MUNICH.men, start: `${day(4)}T10:00:00+01:00`, ...ERIKA };
    const first = await callTool(salon.member, 'book_appointment', { ...args, idempotency_key: 'one' });
    const again = await callTool(salon.member, 'book_appointment', { ...args, idempotency_key: 'one' });
    const { booking_id, ok } = first.body.result.structuredContent;
    expect(ok).toBe(true);
    expect(again.body.result.structuredContent.booking_id).toBe(booking_id);
    expect(heldAt(world(), args.start)).toHaveLength(1);
    expect((await salon.member.get(`/api/bookings/${booking_id}`)).body.data).toMatchObject({ source: 'mcp' });
    const other = { ...args, notes: 'another request', idempotency_key: 'one' };
    const mismatch = (await callTool(salon.member, 'book_appointment', other)).body.result;
    expect(mismatch.structuredContent).toMatchObject({ ok: false });
  });

  it('books the same wish of one person once without a key, and that of another person beside it', async () => {
    const { salon } = world();
    const team_id = await teamId(salon, BERLIN.team);
    const args = { team_id, event_type_id: BERLIN.men, start: `${day(4, 2)}T12:00:00+01:00` };
    const booked = async (person: object): Promise<Json> =>
      (await callTool(salon.member, 'book_appointment', { ...args, ...person })).body.result.structuredContent;
    const first = await booked(ERIKA);
    expect((await booked({ ...ERIKA, notes: 'in other words' })).booking_id).toBe(first.booking_id);
    expect((await booked(MAX)).booking_id).not.toBe(first.booking_id);
    expect(heldAt(world(), args.start)).toHaveLength(2);
  });

  it('does not let one conversation choose what another one with its token was offered', async () => {
    const { salon } = world();
    const service = { team_id: await teamId(salon, BERLIN.team), event_type_id: BERLIN.men };
    const said = async (name: string, args: object): Promise<Json> =>
      (await callTool(salon.member, name, { ...service, ...args })).body.result.structuredContent;
    expect(await said('check_availability', { date: day(6) })).toMatchObject({ ok: true, slots: [{}, {}, {}] });
    const other = { when: 'den zweiten bitte', ...ERIKA };
    expect(await said('book_appointment', other)).toMatchObject({ ok: false, needs: ['when'] });
  });

  it('refuses the team of another company like one that does not exist', async () => {
    const { salon, praxis } = world();
    const foreign = await teamId(praxis, COLOGNE.team);
    const asked = async (team_id: number): Promise<string> => {
      const args = { team_id, event_type_id: COLOGNE.exercise, date: day(2) };
      const { id: _, ...rest } = (await callTool(salon.member, 'check_availability', args)).body;
      return JSON.stringify(rest);
    };
    expect(await asked(foreign)).toBe(await asked(987_654));
    expect(await asked(foreign)).toContain('not_allowed');
  });
});
