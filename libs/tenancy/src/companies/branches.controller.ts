import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope } from '@app/common';
import { SignedIn } from '../access/access.decorator';
import { Branch } from './branch.entity';
import { Tenant } from '../access/request-tenant';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';

export class BranchDto {
  @ApiProperty({ example: 3 })
  id: number;

  @ApiProperty({ example: 'Berlin Mitte' })
  name: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  @ApiProperty({ example: 34209, nullable: true, type: Number })
  calcom_team_id: number | null;
}

@ApiTags('Branches')
@Controller('branches')
export class BranchesController {
  constructor(private readonly database: TenantDatabase) {}

  @Get()
  @SignedIn({ ability: 'teams:read' })
  @ApiOperation({ summary: "The company's branches, by name" })
  @ApiEnvelope(BranchDto, { list: true })
  async list(@Tenant() tenant: TenantContext): Promise<BranchDto[]> {
    const branches = await this.database.forTenant(tenant).find(Branch, {}, { orderBy: { name: 'asc', id: 'asc' } });
    return branches.map((branch) => ({
      id: branch.id,
      name: branch.name,
      timezone: branch.timezone ?? tenant.timezone,
      calcom_team_id: branch.calcomTeamId ?? null,
    }));
  }
}
