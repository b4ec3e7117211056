import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { CompanyStatus } from '@app/sync';
import { SignedIn, Tenant, TenantContext } from '@app/tenancy';
import { type CalcomStatusDto, StatusDto } from './status.dto';

/** How a company's own connection to Cal.com is. */
@ApiTags('Status')
@Controller('status')
export class StatusController {
  constructor(
    private readonly status: CompanyStatus,
    private readonly maintenance: MaintenanceMode,
  ) {}

  @Get()
  @SignedIn({ ability: 'status:read' })
  @ApiOperation({ summary: 'Whether Cal.com answers the company, how much it may be asked, and what waits' })
  @ApiEnvelope(StatusDto)
  async get(@Tenant() tenant: TenantContext): Promise<StatusDto> {
    const isAdmin = tenant.role === 'admin';
    return {
      calcom: await this.calcom(tenant),
      budget: await this.status.part(tenant, 'budget'),
      cache: await this.status.part(tenant, 'cache'),
      queue: await this.status.part(tenant, 'queue'),
      sync: await this.status.part(tenant, 'sync'),
      webhooks_in: await this.status.part(tenant, 'webhooks_in'),
      webhooks_out: await this.status.part(tenant, 'webhooks_out'),
      drift: await this.status.part(tenant, 'drift'),
      read_only_since: await this.maintenance.since(),
      ...(isAdmin ? { agents: await this.status.part(tenant, 'agents') } : {}),
    };
  }

  /** Only administrators see the state of the key, since only they can replace it. */
  private async calcom(tenant: TenantContext): Promise<CalcomStatusDto | null> {
    const calcom = await this.status.part(tenant, 'calcom');
    if (!calcom || tenant.role !== 'admin') return calcom;
    return { ...calcom, key: await this.status.part(tenant, 'key') };
  }
}
