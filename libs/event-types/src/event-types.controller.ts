import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cacheKeys, CompanyCached } from '@app/caching';
import { ApiEnvelope, ApiFailures, ApiNotModified, BareAnswer } from '@app/common';
import { ApiSyncWish, degraded, DegradedSyncDto, SyncReportDto, SyncWish, SyncWishDto, toSyncReport } from '@app/sync';
import { AdminsOnly, OwnsTeam, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { EventTypeDto, toEventTypeDto } from './event-type.dto';
import { EventTypesService } from './event-types.service';
import { EventTypesSyncService } from './event-types-sync.service';

@ApiTags('Teams')
@Controller('calcom/teams/:id')
export class EventTypesController {
  constructor(
    private readonly eventTypes: EventTypesService,
    private readonly syncing: EventTypesSyncService,
  ) {}

  @Get('event-types')
  @SignedIn({ ability: 'teams:read' })
  @OwnsTeam()
  @CompanyCached({
    ttl: 'eventTypes',
    key: (tenant, { params }) => cacheKeys.eventTypes(tenant.companyId, teamOf(params)),
  })
  @ApiOperation({ summary: 'The services that can be booked with a team' })
  @ApiNotModified()
  @ApiEnvelope(EventTypeDto, { list: true })
  async list(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<EventTypeDto[]> {
    return this.listed(tenant, id);
  }

  @Post('sync-event-types')
  @HttpCode(200)
  @AdminsOnly('Only administrators can sync teams', { ability: 'teams:write', branchAdmins: true })
  @OwnsTeam()
  @ApiOperation({ summary: "Bring one team's services up to date with Cal.com" })
  @ApiSyncWish()
  @ApiResponse({ status: 200, type: SyncReportDto })
  @ApiResponse({ status: 503, type: DegradedSyncDto, description: 'Cal.com does not answer: the last known services' })
  @ApiFailures({
    409: '`calcom_not_connected`: the company has no Cal.com account; `sync_suspicious`: see `force`',
    502: '`calcom_key_refused` and what else a repetition would not help',
  })
  async sync(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @SyncWish() wish: SyncWishDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer> {
    try {
      return new BareAnswer(toSyncReport(await this.syncing.sync(tenant, id, wish)));
    } catch (error) {
      return degraded(error, () => this.listed(tenant, id), request, reply);
    }
  }

  private async listed(tenant: TenantContext, id: number): Promise<EventTypeDto[]> {
    const listed = await this.eventTypes.list(tenant, id);
    return listed.map((eventType) => toEventTypeDto(eventType, tenant.locale));
  }
}

const teamOf = (params: unknown): number => Number((params as { id: string }).id);
