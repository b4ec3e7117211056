import { Body, Controller, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BareAnswer, isRecord } from '@app/common';
import { SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { McpProtocol } from './protocol';
import { McpTools } from './tools';

/** JSON-RPC's code for what is no request. */
const INVALID_REQUEST = -32600;

/** The receptionist's functions as tools of the Model Context Protocol, which describes itself. */
@ApiExcludeController()
@Controller('mcp')
export class McpController {
  private readonly protocol: McpProtocol;

  constructor(tools: McpTools) {
    this.protocol = new McpProtocol((library, tenant) => tools.serverFor(library, tenant));
  }

  @Post()
  @SignedIn({ ability: 'mcp', ofOwnOrigin: true, bearerOnly: true, duringMaintenance: true })
  async answer(
    @Tenant() tenant: TenantContext,
    @Body() message: unknown,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer> {
    // A batch would be many requests to one throttle, and the revisions that are served have none.
    if (!isRecord(message)) return refused(reply);
    const response = await this.protocol.answer({ tenant, headers, message });
    const type = response.headers.get('content-type');
    void reply.status(response.status);
    if (type !== null) void reply.header('content-type', type);
    return new BareAnswer(await response.text());
  }
}

function refused(reply: FastifyReply): BareAnswer {
  void reply.status(HttpStatus.BAD_REQUEST);
  const message = 'Send one JSON-RPC message, as an object: batches are not served';
  return new BareAnswer({ jsonrpc: '2.0', id: null, error: { code: INVALID_REQUEST, message } });
}
