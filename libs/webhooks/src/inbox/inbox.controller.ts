import { Body, Controller, HttpCode, Param, Post, type RawBodyRequest, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiFailures } from '@app/common';
import { Public } from '@app/tenancy';
import { Inbox } from './inbox';
import { incomingEvent } from './incoming-event';
import { IncomingHandlers } from './incoming-handlers';
import { SignedWebhooks } from './signed-webhooks';
import { WebhookMeters } from '../webhook-meters';

@ApiTags('Webhooks')
@Controller('webhooks/calcom')
export class InboxController {
  constructor(
    private readonly signed: SignedWebhooks,
    private readonly inbox: Inbox,
    private readonly meters: WebhookMeters,
    private readonly handlers: IncomingHandlers,
  ) {}

  @Post(':subscription')
  @HttpCode(204)
  @Public({ signed: true })
  @ApiOperation({ summary: 'What has happened at Cal.com; it is stored, and handled in the background' })
  @ApiSecurity('calcom')
  @ApiParam({ name: 'subscription', schema: { type: 'string', maxLength: 64 }, description: 'Names the subscription' })
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: "An event of Cal.com's" } })
  @ApiResponse({ status: 204, description: 'Heard, also when it was heard before or says nothing new' })
  @ApiFailures({ 401: 'The signature is not that of this subscription and body, or there is no such subscription' })
  async receive(
    @Param('subscription') _subscription: string,
    @Body() body: unknown,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<void> {
    const subscription = this.signed.subscriptionOf(request);
    const event = incomingEvent(body);
    // The list of what Cal.com tells grows.
    if (!event || !this.handlers.handlerOf(event.trigger)) return this.meters.received.add({ outcome: 'ignored' });
    const text = (request.rawBody ?? Buffer.alloc(0)).toString('utf8');
    const isNew = await this.inbox.store(subscription, event, text);
    this.meters.received.add({ outcome: isNew ? 'stored' : 'repeated' });
  }
}
