import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiEnvelope, ApiFailures, ApiNotModified, BareAnswer, forbidden } from '@app/common';
import { type CacheKey, cacheKeys, CompanyCached } from '@app/caching';
import { AdminsOnly, Owns, OwnsTeam, SignedIn, Tenant, TenantContext } from '@app/tenancy';
import {
  ApiSyncWish,
  CompanySync,
  degraded,
  DegradedSyncDto,
  SyncReportDto,
  SyncWish,
  SyncWishDto,
  toSyncReport,
} from '@app/sync';
import { TeamDto, TeamPatchDto, TeamsQueryDto, toTeamDto } from './team.dto';
import { TeamsService } from './teams.service';

/** Only canonical ids have a cache key, so that one list is not cached under several keys. */
const BRANCH_ID = /^[1-9]\d{0,15}$/;

@ApiTags('Teams')
@Controller()
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly syncing: CompanySync,
  ) {}

  @Get('calcom/teams')
  @SignedIn({ ability: 'teams:read' })
  @CompanyCached({ ttl: 'teams', key: listKey })
  @ApiOperation({ summary: 'The teams, active ones unless asked otherwise: the default first, then by name' })
  @ApiNotModified()
  @ApiEnvelope(TeamDto, { list: true })
  @ApiFailures({
    400: 'A parameter is malformed or unknown',
    403: "The branch is not one of the caller's company, or does not exist; or a member asks for inactive teams",
  })
  async list(@Tenant() tenant: TenantContext, @Query() query: TeamsQueryDto): Promise<TeamDto[]> {
    const withInactive = query.include === 'inactive';
    if (withInactive && tenant.role !== 'admin') throw forbidden('Only administrators can list inactive teams');
    const teams = await this.teams.list(tenant, { branchId: query.branch_id, withInactive });
    return teams.map((team) => toTeamDto(team, tenant.timezone));
  }

  @Get('calcom/teams/default')
  @SignedIn({ ability: 'teams:read' })
  @CompanyCached({ ttl: 'teams', key: defaultKey })
  @ApiOperation({ summary: 'The default team' })
  @ApiNotModified()
  @ApiEnvelope(TeamDto)
  @ApiFailures({ 404: 'No default team configured' })
  async default(@Tenant() tenant: TenantContext): Promise<TeamDto> {
    return toTeamDto(await this.teams.default(tenant), tenant.timezone);
  }

  @Get('calcom/teams/:id')
  @SignedIn({ ability: 'teams:read' })
  @OwnsTeam()
  @ApiOperation({ summary: 'One team' })
  @ApiEnvelope(TeamDto)
  async get(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<TeamDto> {
    return toTeamDto(await this.teams.get(tenant, id), tenant.timezone);
  }

  @Patch('calcom/teams/:id')
  @AdminsOnly('Only administrators can change teams', { ability: 'teams:write', branchAdmins: true })
  @OwnsTeam()
  @ApiOperation({ summary: 'Rename, assign to a branch, switch on or off, make default' })
  @ApiEnvelope(TeamDto)
  @ApiFailures({ 400: 'A field is malformed or unknown' })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() patch: TeamPatchDto,
  ): Promise<TeamDto> {
    return toTeamDto(await this.teams.update(tenant, id, patch), tenant.timezone);
  }

  @Post('calcom/teams/sync')
  @HttpCode(200)
  @AdminsOnly('Only administrators can sync teams', { ability: 'teams:write' })
  @ApiExtraModels(DegradedSyncDto)
  @ApiOperation({ summary: 'Bring the teams up to date with Cal.com; their event types follow in the background' })
  @ApiSyncWish()
  @ApiResponse({ status: 200, type: SyncReportDto })
  @ApiResponse({ status: 503, type: DegradedSyncDto, description: 'Cal.com does not answer: the last known teams' })
  @ApiFailures({
    409: '`calcom_not_connected`: the company has no Cal.com account; `sync_suspicious`: see `force`',
    502: '`calcom_key_refused` and what else a repetition would not help',
  })
  async sync(
    @Tenant() tenant: TenantContext,
    @SyncWish() wish: SyncWishDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer> {
    try {
      return new BareAnswer(toSyncReport(await this.syncing.sync(tenant, wish)));
    } catch (error) {
      return degraded(error, () => this.list(tenant, {}), request, reply);
    }
  }

  @Get('branches/:id/team')
  @SignedIn({ ability: 'teams:read' })
  @Owns('branch')
  @ApiOperation({ summary: "The team that serves a branch: its own, else the branch's Cal.com team, else the default" })
  @ApiEnvelope(TeamDto)
  @ApiFailures({ 404: 'No default team configured' })
  async ofBranch(@Tenant() tenant: TenantContext, @Param('id', ParseIntPipe) id: number): Promise<TeamDto> {
    return toTeamDto(await this.teams.ofBranch(tenant, id), tenant.timezone);
  }
}

/** The company's default may be another branch's team, so it is not cached for callers who are limited to a branch. */
function defaultKey({ companyId, branchId }: TenantContext): CacheKey | undefined {
  return branchId === undefined ? cacheKeys.defaultTeam(companyId) : undefined;
}

/**
 * Callers who are limited to a branch get its list, which is the same for every caller. An undocumented or malformed
 * query, or one that names another branch, has no cache key: the handler refuses it.
 */
function listKey(tenant: TenantContext, request: FastifyRequest) {
  const query = request.query as Record<string, unknown>;
  const names = Object.keys(query);
  const { companyId, branchId: own } = tenant;
  if (names.length === 0) return own === undefined ? cacheKeys.teams(companyId) : cacheKeys.branchTeams(companyId, own);
  const { branch_id: branch } = query;
  if (names.length > 1 || typeof branch !== 'string' || !BRANCH_ID.test(branch)) return undefined;
  return own === undefined || own === Number(branch) ? cacheKeys.branchTeams(companyId, Number(branch)) : undefined;
}
