import { Body, Controller, HttpCode, Logger, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BareAnswer, isRecord } from '@app/common';
import { AgentsOnly, Tenant, TenantContext } from '@app/tenancy';
import { CallsService } from '../calls/calls.service';
import { type InboundAnswer, InboundAnswers } from './inbound-answers';
import { InboundDto } from './retell-webhooks.dto';

const ANY_EVENT = {
  schema: { type: 'object', additionalProperties: true, description: "An event of Retell's" },
} as const;

@ApiTags('Webhooks')
@Controller('webhooks/retell')
export class RetellWebhooksController {
  private readonly log = new Logger(RetellWebhooksController.name);

  constructor(
    private readonly calls: CallsService,
    private readonly inbound: InboundAnswers,
  ) {}

  @Post()
  @HttpCode(204)
  @AgentsOnly()
  @ApiOperation({ summary: 'What has become of a call, for the log of calls' })
  @ApiBody(ANY_EVENT)
  @ApiResponse({ status: 204, description: 'Heard, also when it was heard before or says nothing that is kept' })
  async hear(@Tenant() tenant: TenantContext, @Body() body: unknown): Promise<void> {
    if (isRecord(body)) await this.calls.hear(tenant, body);
  }

  @Post('inbound')
  @HttpCode(200)
  @AgentsOnly({ duringMaintenance: true })
  @ApiOperation({ summary: 'It rings: whose call it is, and how it begins. Whatever happens, there is an answer' })
  @ApiBody(ANY_EVENT)
  @ApiResponse({ status: 200, type: InboundDto })
  async arrive(@Tenant() tenant: TenantContext, @Body() body: unknown): Promise<BareAnswer> {
    const answer = await this.inbound.answer(tenant, body).catch((error: unknown): InboundAnswer => {
      this.log.warn({ reason: (error as Error).name }, 'Could not tell how a call begins');
      return {};
    });
    return new BareAnswer({ call_inbound: answer });
  }
}
