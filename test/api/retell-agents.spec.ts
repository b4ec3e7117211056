import { expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { askTime } from '../support/retell';
import { day, MUNICH, teamId } from './steps';

const AGENTS = '/api/retell/agents';

onSharedEngines('the agents of a company', (world) => {
  let made = 0;
  const newId = (): string => `agent_${world().salon.id}_${(made += 1)}`;
  const add = (body: object, by = world().salon.admin): Promise<Answer<Json>> => by.post(AGENTS, body);
  const known = async (): Promise<Json[]> => (await world().salon.admin.get(AGENTS)).body.data;
  const asks = async (agentId: string, key: string, changes: object = {}): Promise<number> =>
    (await askTime(world().url, { agentId, key }, changes)).status;

  it('are registered, listed, changed and removed, and their keys never told', async () => {
    const { admin } = world().salon;
    const agent_id = newId();
    const api_key = 'key_that_is_never_told';
    const { status, body, text } = await add({ agent_id, api_key, phone_number: '030 901820-77' });
    expect([status, body.data]).toEqual([
      201,
      { id: expect.any(Number), agent_id, phone_number: '+493090182077', team_id: null, keys: 1 },
    ]);
    const team_id = await teamId(world().salon, MUNICH.team);
    const path = `${AGENTS}/${body.data.id}`;
    const changed = await admin.patch(path, { phone_number: null, team_id });
    expect(changed.body.data).toEqual({ ...body.data, phone_number: null, team_id });
    const listed = await admin.get(AGENTS);
    expect(listed.body.data).toContainEqual(changed.body.data);
    for (const answer of [text, changed.text, listed.text]) expect(answer).not.toContain(api_key);
    expect(await asks(agent_id, api_key)).toBe(200);
    expect([(await admin.delete(path)).status, (await admin.delete(path)).status]).toEqual([204, 204]);
    expect(await asks(agent_id, api_key)).toBe(401);
    expect(await known()).not.toContainEqual(expect.objectContaining({ agent_id }));
    const { data: log } = (await admin.get('/api/audit-log')).body;
    const done = log.filter(
      ({ object_type, object_id }: Json) => object_type === 'agent' && object_id === body.data.id,
    );
    expect(done.map(({ action }: Json) => action)).toEqual(['agent.removed', 'agent.updated', 'agent.created']);
  });

  it('an agent answers to its former key for a day after it was given another', async () => {
    const { admin } = world().salon;
    const agent_id = newId();
    const { id } = (await add({ agent_id, api_key: 'the_first_key' })).body.data;
    const path = `${AGENTS}/${id}`;
    expect((await admin.patch(path, { api_key: 'the_first_key' })).body.data.keys).toBe(1);
    expect((await admin.patch(path, { api_key: 'the_second_key' })).body.data.keys).toBe(2);
    expect([await asks(agent_id, 'the_first_key'), await asks(agent_id, 'the_second_key')]).toEqual([200, 200]);
    expect((await admin.patch(path, { api_key: 'the_third_key' })).body.data.keys).toBe(2);
    expect(await Promise.all(['first', 'second', 'third'].map((nth) => asks(agent_id, `the_${nth}_key`)))).toEqual([
      401, 200, 200,
    ]);
  });

  it('an agent is known by its number however a trunk writes it', async () => {
    const agent_id = newId();
    const api_key = 'key_of_the_number';
    await add({ agent_id, api_key, phone_number: '+4930901820' });
    const reported = ['+4930901820', '+49 30 901820', '004930901820', '4930901820', '030901820'];
    const uris = ['sip:+4930901820@trunk.example;transport=tls', 'tel:+49-30-901820'];
    for (const to_number of [...reported, ...uris])
      expect([to_number, await asks(agent_id, api_key, { to_number })]).toEqual([to_number, 200]);
    for (const to_number of ['+4930901821', '030901821', 'anonymous', ''])
      expect([to_number, await asks(agent_id, api_key, { to_number })]).toEqual([to_number, 401]);
  });

  it('an id that another company has registered is registered without a word of that', async () => {
    const { salon, praxis } = world();
    const agent_id = newId();
    const ours = await add({ agent_id, api_key: 'key_of_the_salon' });
    const theirs = await add({ agent_id, api_key: 'key_of_the_praxis' }, praxis.admin);
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(Object.keys(theirs.body.data)).toEqual(Object.keys(ours.body.data));
    expect([await asks(agent_id, 'key_of_the_salon'), await asks(agent_id, 'key_of_the_praxis')]).toEqual([200, 200]);
    for (const { admin } of [salon, praxis])
      expect((await admin.get('/api/status')).body.data.agents.refused).not.toContainEqual(
        expect.objectContaining({ agent_id }),
      );
    const again = await add({ agent_id, api_key: 'key_of_the_salon' });
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
  });

  it('an agent whose key two companies have is refused, and the administrators of both read why', async () => {
    const { salon, praxis } = world();
    const agent_id = newId();
    const api_key = 'key_of_one_workspace';
    await add({ agent_id, api_key });
    expect(await asks(agent_id, api_key)).toBe(200);
    const { id } = (await add({ agent_id, api_key, phone_number: '+4930901822' }, praxis.admin)).body.data;
    expect(await asks(agent_id, api_key)).toBe(401);
    for (const { admin, member } of [salon, praxis]) {
      const { agents } = (await admin.get('/api/status')).body.data;
      expect(agents.refused).toContainEqual({ agent_id, reason: expect.stringContaining('same key') });
      expect((await member.get('/api/status')).body.data).not.toHaveProperty('agents');
    }
    await praxis.admin.delete(`${AGENTS}/${id}`);
    expect(await asks(agent_id, api_key)).toBe(200);
    expect((await salon.admin.get('/api/status')).body.data.agents.refused).not.toContainEqual(
      expect.objectContaining({ agent_id }),
    );
  });

  it('an agent that is registered twice under an idempotency key is registered once', async () => {
    const headers = { 'idempotency-key': newId() };
    const body = { agent_id: newId(), api_key: 'key_of_one_request' };
    const [first, again] = [
      await world().salon.admin.post(AGENTS, body, { headers }),
      await world().salon.admin.post(AGENTS, body, { headers }),
    ];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
  });

  it.each([
    ['a blank in its id', { agent_id: 'a b' }, 'agent_id'],
    ['no key', { api_key: undefined }, 'api_key'],
    ['a key with a blank', { api_key: 'a key with blanks' }, 'api_key'],
    ['a number that is none', { phone_number: 'twelve' }, 'phone_number'],
    ['a number in a list', { phone_number: ['+4930901820'] }, 'phone_number'],
    ['something else', { colour: 'red' }, 'colour'],
  ])('an agent with %s is refused', async (_, changes, field) => {
    const { status, body } = await add({ agent_id: newId(), api_key: 'a_good_key', ...changes });
    expect([status, body.details.map((problem: Json) => problem.field)]).toEqual([400, [field]]);
  });

  it('agents are managed by administrators of their company alone', async () => {
    const { salon, praxis } = world();
    const { id } = (await add({ agent_id: newId(), api_key: 'a_good_key' })).body.data;
    expect((await salon.member.get(AGENTS)).body.message).toBe('Only administrators can manage agents');
    const bytes = async (answer: Promise<Answer<Json>>): Promise<string> => {
      const { status, text } = await answer;
      return `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;
    };
    for (const send of [
      (of: number) => praxis.admin.patch(`${AGENTS}/${of}`, { phone_number: null }),
      (of: number) => praxis.admin.delete(`${AGENTS}/${of}`),
      (of: number) => praxis.admin.post(`${AGENTS}/${of}/test-call`, { function: 'current_time' }),
    ]) {
      expect(await bytes(send(id))).toBe(await bytes(send(987_654)));
      expect((await send(id)).body).toMatchObject({ statusCode: 403, message: 'Unauthorized access to agent' });
    }
    expect(
      (await add({ agent_id: newId(), api_key: 'a_good_key', team_id: await teamId(salon, MUNICH.team) }, praxis.admin))
        .status,
    ).toBe(403);
    expect((await known()).map((agent) => agent.id)).toContain(id);
  });

  it('administrators hear what an agent would be told, and change nothing', async () => {
    const { salon } = world();
    const team_id = await teamId(salon, MUNICH.team);
    const { id } = (await add({ agent_id: newId(), api_key: 'a_good_key', team_id })).body.data;
    const ask = (body: object): Promise<Answer<Json>> => salon.admin.post(`${AGENTS}/${id}/test-call`, body);
    const args = { event_type_id: MUNICH.men, date: day(3) };
    const { status, body } = await ask({ function: 'check_availability', args });
    expect([status, body.data]).toMatchObject([200, { ok: true, slots: [{ slot_id: expect.any(String) }, {}, {}] }]);
    expect((await ask({ function: 'check-availability', args: {} })).body.data).toMatchObject({
      ok: false,
      reason: 'needs_info',
    });
    for (const name of ['book_appointment', 'cancel_appointment', 'constructor', ''])
      expect((await ask({ function: name })).body.details).toMatchObject([{ field: 'function' }]);
  });
});
