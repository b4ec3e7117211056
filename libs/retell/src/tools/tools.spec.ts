import { describe, expect, it } from '@jest/globals';
import type Retell from 'retell-sdk';
import { functionFacts } from '@app/receptionist';
import { toolsFor } from './tools';

const AGENT = 'agent/1&x=ä';
const tools = toolsFor('https://api.example.com', AGENT, functionFacts);

describe('the tools of an agent', () => {
  it('have the types of Retell’s own library', () => {
    const update: Retell.LlmUpdateParams = { general_tools: tools };
    const create: Retell.LlmCreateParams = { general_tools: tools };
    const flow: Retell.ConversationFlowUpdateParams = { tools: tools.map((tool) => ({ ...tool, tool_id: tool.name })) };
    expect([update.general_tools, create.general_tools, flow.tools?.length]).toEqual([tools, tools, tools.length]);
  });

  it('are the functions of the table, each with its address, and none is repeated', () => {
    expect(tools.map(({ name }) => name)).toEqual(functionFacts.map(({ name }) => name));
    for (const tool of tools) {
      const url = new URL(tool.url);
      expect(url.origin + url.pathname).toBe(`https://api.example.com/api/retell/${tool.name.replaceAll('_', '-')}`);
      expect(url.searchParams.get('agent_id')).toBe(AGENT);
      expect(tool).toMatchObject({ type: 'custom', method: 'POST', args_at_root: false, max_retry: 0 });
      expect(tool.timeout_ms).toBe(tool.name === 'book_appointment' ? 15_000 : 10_000);
      expect(tool.name).toMatch(/^[\w-]{1,64}$/);
    }
  });

  it('describe their arguments without what is for people alone', () => {
    const { parameters } = tools.find(({ name }) => name === 'check_availability') ?? {};
    expect(parameters).toMatchObject({ type: 'object', properties: { date: { type: 'string' } } });
    expect(JSON.stringify(tools)).not.toContain('"example"');
    for (const tool of tools)
      for (const argument of tool.parameters.required ?? [])
        expect(tool.parameters.properties).toHaveProperty(argument);
  });
});
