import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { ToolsPush } from '@app/retell';
import { CompaniesService } from '@app/tenancy';
import type { Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { openRetellStandIn, type RetellStandIn } from '../support/retell-stand-in';

const PUBLIC_URL = 'https://api.example.com';
const KEY = 'key_of_the_workspace';
const END_CALL = { type: 'end_call', name: 'end_call', description: 'End the call' };
const WEBSITE = { type: 'custom', name: 'website', url: 'https://example.com', method: 'GET' };

onEveryEngine(
  'the tools for Retell',
  (world) => {
    let retell: RetellStandIn;
    const agent_id = 'agent_of_tools';
    const tools = async (query: string): Promise<{ status: number; body: Json }> =>
      world().salon.admin.get(`/api/retell/tools${query}`);

    /** Points the running service to a stand-in of the test's own. */
    async function stand(things: Record<string, Json>, key = KEY): Promise<void> {
      await retell?.close();
      retell = await openRetellStandIn(key, things);
      Object.assign(world().app.get(Environment), { retellBaseUrl: retell.url });
    }
    const push = async (isDry = false, agentId = agent_id): Promise<Json> => {
      const tenant = await world().app.get(CompaniesService).contextFor(world().salon.id);
      return world().app.get(ToolsPush).push(tenant, agentId, { isDry });
    };
    const ofModel = (general_tools?: Json[]): Record<string, Json> => ({
      [`/get-agent/${agent_id}`]: { agent_id, response_engine: { type: 'retell-llm', llm_id: 'llm_1' } },
      '/get-retell-llm/llm_1': { llm_id: 'llm_1', model: 'gpt-4.1', ...(general_tools ? { general_tools } : {}) },
    });

    beforeEach(async () => {
      await world().salon.admin.post('/api/retell/agents', { agent_id, api_key: KEY });
    });
    afterAll(() => retell?.close());

    it('are listed for an agent of the company alone', async () => {
      const { status, body } = await tools(`?agent_id=${agent_id}`);
      expect(status).toBe(200);
      expect(body.data.map(({ url }: Json) => url)).toContain(
        `${PUBLIC_URL}/api/retell/check-availability?agent_id=${agent_id}`,
      );
      expect(body.data.find(({ name }: Json) => name === 'check_availability')).toEqual({
        type: 'custom',
        name: 'check_availability',
        description: expect.any(String),
        url: expect.any(String),
        method: 'POST',
        args_at_root: false,
        parameters: expect.objectContaining({ type: 'object' }),
        timeout_ms: 10_000,
        max_retry: 0,
        speak_during_execution: false,
        speak_after_execution: true,
      });
      const theirs = world().praxis.agent.agentId;
      for (const id of [theirs, 'agent_nobody'])
        expect((await tools(`?agent_id=${id}`)).body).toMatchObject({
          statusCode: 403,
          message: 'Unauthorized access to agent',
        });
      expect((await tools('')).body.details).toMatchObject([{ field: 'agent_id' }]);
      expect((await world().salon.member.get(`/api/retell/tools?agent_id=${agent_id}`)).status).toBe(403);
    });

    it('are not listed by a service that does not know its own address', async () => {
      const environment = world().app.get(Environment);
      Object.assign(environment, { publicUrl: undefined });
      expect((await tools(`?agent_id=${agent_id}`)).body).toMatchObject({
        statusCode: 409,
        code: 'public_url_missing',
      });
      Object.assign(environment, { publicUrl: PUBLIC_URL });
    });

    it('are written among the other tools of a model, with the agent’s key, and once', async () => {
      const outdated = {
        type: 'custom',
        name: 'check_availability',
        url: 'https://old.example',
        enable_typing_sound: true,
      };
      await stand(ofModel([END_CALL, outdated, WEBSITE]));
      const { data: listed } = (await tools(`?agent_id=${agent_id}`)).body;
      const check = listed.find(({ name }: Json) => name === 'check_availability');
      const others = listed.filter((tool: Json) => tool !== check);
      const names = [check, ...others].map(({ name }) => name);
      const pushed = await push();
      const added = names.filter((name: string) => name !== 'check_availability');
      expect(pushed).toEqual({ added, changed: ['check_availability'], unchanged: [], kept: ['end_call', 'website'] });
      expect(retell.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `GET /get-agent/${agent_id}`,
        'GET /get-retell-llm/llm_1',
        'PATCH /update-retell-llm/llm_1',
      ]);
      expect(retell.received.at(-1)?.body).toEqual({
        general_tools: [END_CALL, { ...outdated, ...check }, WEBSITE, ...others],
      });
      expect(await push()).toEqual({ added: [], changed: [], unchanged: names, kept: ['end_call', 'website'] });
      expect(retell.received.filter(({ method }) => method === 'PATCH').length).toBe(1);
    });

    it('are only told of in a dry run', async () => {
      await stand(ofModel());
      expect((await push(true)).added).toContain('book_appointment');
      expect(retell.received.map(({ method }) => method)).toEqual(['GET', 'GET']);
    });

    it('are written into a conversation flow under ids of their own', async () => {
      await stand({
        [`/get-agent/${agent_id}`]: { response_engine: { type: 'conversation-flow', conversation_flow_id: 'flow/1' } },
        '/get-conversation-flow/flow%2F1': { tools: [] },
      });
      await push();
      const { body } = retell.received.at(-1) ?? {};
      expect(body.tools.map(({ tool_id }: Json) => tool_id)).toEqual(body.tools.map(({ name }: Json) => name));
    });

    it.each<[string, Record<string, Json>, string, string]>([
      ['another key', {}, 'another_key', 'Retell answers 401 to GET /get-agent/agent_of_tools'],
      ['no such agent', {}, KEY, 'Retell answers 404 to GET /get-agent/agent_of_tools'],
      [
        'a model of its own',
        { [`/get-agent/${agent_id}`]: { response_engine: { type: 'custom-llm' } } },
        KEY,
        'This agent has a model of its own, which Retell keeps no tools for',
      ],
      [
        'a list',
        { [`/get-agent/${agent_id}`]: [] },
        KEY,
        'Retell answers something unknown to GET /get-agent/agent_of_tools',
      ],
    ])('are refused where Retell has %s', async (_, things, key, message) => {
      await stand(things, key);
      await expect(push()).rejects.toMatchObject({ code: 'retell_refused', message });
    });

    it('are refused where Retell does not answer, and for an agent of another company', async () => {
      await stand({});
      await retell.close();
      await expect(push()).rejects.toMatchObject({ code: 'retell_refused' });
      await expect(push(false, world().praxis.agent.agentId)).rejects.toMatchObject({ status: 403 });
    });
  },
  { variables: { PUBLIC_URL, JOBS: 'off' }, synced: false },
);
