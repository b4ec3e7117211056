import { Injectable, Logger } from '@nestjs/common';
import type { CallToolResult, Server } from '@modelcontextprotocol/server';
import { AppError, Clock } from '@app/common';
import { type ReceptionAnswer, ReceptionFunctions } from '@app/receptionist';
import type { TenantContext } from '@app/tenancy';
import type { Library } from './protocol';
import { SERVED } from './served-functions';
import { TOOLS } from './tool-table';

const IDENTITY = { name: 'team-selector', version: '1' };
const INSTRUCTIONS =
  "Finds, books, moves and cancels appointments of one company. Pass the caller's own words about times on as `when`, and read `say` out.";
/** Those of the clients that begin with `initialize`. */
const HANDSHAKES = ['2025-11-25', '2025-06-18'];

/** The functions of the receptionist as tools. */
@Injectable()
export class McpTools {
  private readonly log = new Logger(McpTools.name);

  constructor(
    private readonly functions: ReceptionFunctions,
    private readonly clock: Clock,
  ) {}

  /** A server for one request of the tenant. */
  serverFor({ Server: McpServer, ProtocolError, ProtocolErrorCode }: Library, tenant: TenantContext): Server {
    const server = new McpServer(IDENTITY, {
      capabilities: { tools: {} },
      instructions: INSTRUCTIONS,
      supportedProtocolVersions: HANDSHAKES,
    });
    server.setRequestHandler('tools/list', () => ({ tools: [...TOOLS] }));
    server.setRequestHandler('tools/call', async ({ params: { name, arguments: args = {} } }) => {
      const facts = SERVED.get(name);
      // The name is the client's own: it may be as long as a body.
      if (!facts) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no tool of this name');
      const { idempotency_key: key, ...rest } = args;
      try {
        if (key !== undefined && typeof key !== 'string') return failed('idempotency_key: must be a text');
        const conversation = {
          tenant,
          source: 'mcp',
          callId: `token:${tenant.tokenId}`,
          at: this.clock.now(),
          // The model may be one that talks.
          asking: { isSpoken: true },
          idempotencyKey: facts.kind === 'write' ? key : undefined,
        } as const;
        return told(await this.functions.run(conversation, facts, rest));
      } catch (error) {
        if (error instanceof AppError) return failed(error.message);
        this.log.error({ err: error }, `Unhandled failure in the tool ${facts.name}`);
        throw new ProtocolError(ProtocolErrorCode.InternalError, 'Something went wrong on our side');
      }
    });
    return server;
  }
}

/** What is refused is for the model to read, and for the caller to hear: no failure of the tool. */
const told = (answer: ReceptionAnswer): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(answer) }],
  structuredContent: answer,
});

const failed = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true });
