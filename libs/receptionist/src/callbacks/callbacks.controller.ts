import { Body, Controller, Get, Param, ParseIntPipe, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures, ApiPage, BareAnswer } from '@app/common';
import { Owns, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { CallbackDto, CallbackPatchDto, CallbacksQueryDto, toCallbackDto } from './callback.dto';
import { CallbacksService } from './callbacks.service';

@ApiTags('Callbacks')
@Controller('callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Get()
  @SignedIn({ ability: 'callbacks:write' })
  @ApiOperation({ summary: 'Who wants to be called back: the latest first, a page at a time' })
  @ApiPage(CallbackDto)
  @ApiFailures({ 400: 'A filter or the cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: CallbacksQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.callbacks.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toCallbackDto), next_cursor: nextCursor });
  }

  @Patch(':id')
  @SignedIn({ ability: 'callbacks:write' })
  @Owns('callback')
  @ApiOperation({ summary: 'Note that a caller was called back, or was not after all' })
  @ApiEnvelope(CallbackDto)
  @ApiFailures({ 400: '`done` is missing or malformed, or a field is unknown' })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() { done }: CallbackPatchDto,
  ): Promise<CallbackDto> {
    return toCallbackDto(await this.callbacks.update(tenant, id, done));
  }
}
