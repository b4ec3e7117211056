import { Body, Controller, Get, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures } from '@app/common';
import { AdminsOnly, SignedIn } from '../access/access.decorator';
import { OwnsBranch } from '../access/owns.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { BranchDto, BranchPatchDto, NewBranchDto, toBranchDto } from './branch.dto';
import { BranchesService } from './branches.service';
import { CompaniesService } from './companies.service';

@ApiTags('Branches')
@Controller('branches')
export class BranchesController {
  constructor(
    private readonly branches: BranchesService,
    private readonly companies: CompaniesService,
  ) {}

  @Get()
  @SignedIn({ ability: 'teams:read' })
  @ApiOperation({ summary: "The company's branches, by name; for a user who is limited to a branch, that one" })
  @ApiEnvelope(BranchDto, { list: true })
  async list(@Tenant() tenant: TenantContext): Promise<BranchDto[]> {
    return (await this.branches.list(tenant)).map((branch) => toBranchDto(branch, tenant.timezone));
  }

  @Post()
  @AdminsOnly('Only administrators can add branches', { ability: 'teams:write' })
  @ApiOperation({ summary: 'Add a branch' })
  @ApiEnvelope(BranchDto, { status: 201 })
  @ApiFailures({ 400: 'A field is missing, malformed or unknown' })
  async create(@Tenant() tenant: TenantContext, @Body() body: NewBranchDto): Promise<BranchDto> {
    const { name, timezone, calcom_team_id: calcomTeamId } = body;
    return toBranchDto(await this.companies.createBranch(tenant, name, calcomTeamId, timezone), tenant.timezone);
  }

  @Patch(':id')
  @AdminsOnly('Only administrators can change branches', { ability: 'teams:write', branchAdmins: true })
  @OwnsBranch()
  @ApiOperation({ summary: 'Rename, set the time zone, choose the Cal.com team' })
  @ApiEnvelope(BranchDto)
  @ApiFailures({ 400: 'A field is malformed or unknown' })
  async update(
    @Tenant() tenant: TenantContext,
    @Param('id', ParseIntPipe) id: number,
    @Body() patch: BranchPatchDto,
  ): Promise<BranchDto> {
    const { name, timezone, calcom_team_id: calcomTeamId } = patch;
    return toBranchDto(await this.branches.update(tenant, id, { name, timezone, calcomTeamId }), tenant.timezone);
  }
}
