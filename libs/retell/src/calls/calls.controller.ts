import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer } from '@app/common';
import { Owns, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { CallsQueryDto } from './calls-query.dto';
import { CallDto, toCallDto, WholeCallDto } from './calls.dto';
import { CallsService } from './calls.service';

@ApiTags('Voice agents')
@Controller('retell/calls')
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Get()
  @SignedIn({ ability: 'calls:read' })
  @ApiOperation({ summary: 'What voice agents were asked for: the newest call first, a page at a time' })
  @ApiPage(CallDto)
  @ApiFailures({ 400: 'A filter or the cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: CallsQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.calls.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toCallDto), next_cursor: nextCursor });
  }

  @Get(':id')
  @SignedIn({ ability: 'calls:read' })
  @Owns('call')
  @ApiOperation({ summary: 'One call, by its id at Retell' })
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 200 }, example: 'call_8d3f' })
  @ApiEnvelope(WholeCallDto)
  async get(@Tenant() tenant: TenantContext, @Param('id') id: string): Promise<WholeCallDto> {
    const call = await this.calls.get(tenant, id);
    return { ...toCallDto(call), transcript: call.transcript ?? null };
  }
}
