import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Answer, ApiClient, Json } from './client';

/** How a client agrees on a revision: `auto` asks first, `legacy` begins with `initialize`. */
export type Negotiation = 'auto' | 'legacy';

/** A client of the official library. Close it. */
export async function connectMcp(url: string, token: string, mode: Negotiation = 'auto'): Promise<Client> {
  const client = new Client({ name: 'tests', version: '1' }, { versionNegotiation: { mode } });
  const headers = { authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers } }));
  return client;
}

let id = 0;

/** Calls a tool as a client of 2025 does, without the library. */
export const callTool = (client: ApiClient, name: string, args: object, headers = {}): Promise<Answer<Json>> =>
  client.post(
    '/mcp',
    { jsonrpc: '2.0', id: ++id, method: 'tools/call', params: { name, arguments: args } },
    { headers: { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-11-25', ...headers } },
  );
