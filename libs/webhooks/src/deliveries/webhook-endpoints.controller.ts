import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer, PageQueryDto } from '@app/common';
import { AdminsOnly, Owns, Tenant, TenantContext } from '@app/tenancy';
import { DeliveryLog } from './delivery-log';
import { toWebhookDeliveryDto, WebhookDeliveryDto } from './webhook-delivery.dto';
import {
  CreatedWebhookEndpointDto,
  NewWebhookEndpointDto,
  toWebhookEndpointDto,
  WebhookEndpointDto,
  WebhookEndpointPatchDto,
} from './webhook-endpoint.dto';
import { WebhookEndpointsService } from './webhook-endpoints.service';

const Admins = (): MethodDecorator =>
  AdminsOnly('Only administrators can manage webhooks', { ability: 'settings:write' });

@ApiTags('Webhooks')
@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpointsService,
    private readonly deliveries: DeliveryLog,
  ) {}

  @Get()
  @Admins()
  @ApiOperation({ summary: 'Where the company wants its events: the oldest first, a page at a time' })
  @ApiPage(WebhookEndpointDto)
  @ApiFailures({ 400: 'The cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.endpoints.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toWebhookEndpointDto), next_cursor: nextCursor });
  }

  @Post()
  @Admins()
  @ApiOperation({ summary: 'Add an endpoint; the answer is the only one with its secret' })
  @ApiEnvelope(CreatedWebhookEndpointDto, { status: 201 })
  @ApiFailures({
    400: 'A field is malformed or unknown, or the URL is not https or not public',
    409: '`conflict`: the company has as many endpoints as it may have',
  })
  async create(
    @Tenant() tenant: TenantContext,
    @Body() requested: NewWebhookEndpointDto,
  ): Promise<CreatedWebhookEndpointDto> {
    const { endpoint, secret } = await this.endpoints.create(tenant, requested);
    return { ...toWebhookEndpointDto(endpoint), secret };
  }

  @Patch(':id')
  @Admins()
  @Owns('webhook endpoint')
  @ApiOperation({ summary: 'Change the URL or the events, switch on or off; what waits is then due at once' })
  @ApiEnvelope(WebhookEndpointDto)
  @ApiFailures({ 400: 'A field is malformed or unknown, or the URL is not https or not public' })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() patch: WebhookEndpointPatchDto,
  ): Promise<WebhookEndpointDto> {
    return toWebhookEndpointDto(await this.endpoints.update(tenant, id, patch));
  }

  @Delete(':id')
  @HttpCode(204)
  @Admins()
  @Owns('webhook endpoint')
  @ApiOperation({ summary: 'Remove an endpoint with all that was to be sent to it' })
  @ApiResponse({ status: 204 })
  async remove(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.endpoints.remove(tenant, id);
  }

  @Get(':id/deliveries')
  @Admins()
  @Owns('webhook endpoint')
  @ApiOperation({
    summary: 'What was sent to an endpoint, and what has become of it: the newest first, a page at a time',
  })
  @ApiPage(WebhookDeliveryDto)
  @ApiFailures({ 400: 'The cursor is malformed' })
  async log(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQueryDto,
  ): Promise<BareAnswer> {
    const { items, nextCursor } = await this.deliveries.page(tenant, id, query);
    return new BareAnswer({ success: true, data: items.map(toWebhookDeliveryDto), next_cursor: nextCursor });
  }

  @Post(':id/deliveries/:n/redeliver')
  @HttpCode(202)
  @Admins()
  @Owns('webhook endpoint', 'id', ['n'])
  @ApiOperation({ summary: 'Send a delivery once more, under the same webhook-id' })
  @ApiEnvelope(WebhookDeliveryDto, { status: 202 })
  @ApiFailures({ 409: '`conflict`: the endpoint is switched off' })
  async redeliver(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Param('n', ParseIntPipe) n: number,
  ): Promise<WebhookDeliveryDto> {
    return toWebhookDeliveryDto(await this.deliveries.redeliver(tenant, id, n));
  }
}
