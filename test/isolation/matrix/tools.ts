import type { Answer, Json } from '../../support/client';
import type { Cell } from './requests';
import { cellsOfOperation } from './requests';

const MCP = '/mcp';

/** Every argument of every tool that can hold an id, so that a new tool is included by itself. */
export function cellsOfTools(tools: readonly Json[]): Cell[] {
  return tools.flatMap(({ name, inputSchema: { properties, required } }) => {
    const fields = Object.entries<Json>(properties).map(([field, schema]) => ({
      name: field,
      place: 'body' as const,
      schema,
      required: required.includes(field),
    }));
    return cellsOfOperation('POST', `${MCP} ${name}`, fields, false).map((cell) => ({
      ...cell,
      request(own, named) {
        const { body: args = {} } = cell.request(own, named);
        const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } };
        return { path: MCP, body, headers: {} };
      },
    }));
  });
}

/** What a function has answered: a tool wraps it. */
export function unwrapped(answer: Answer<Json>): Answer<Json> {
  const said = answer.body?.result?.structuredContent;
  return said === undefined ? answer : { ...answer, body: said };
}
