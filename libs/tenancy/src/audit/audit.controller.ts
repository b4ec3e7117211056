import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, ApiPage, BareAnswer } from '@app/common';
import { AdminsOnly } from '../access/access.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { AuditEntryDto, AuditQueryDto, toAuditEntryDto } from './audit.dto';
import { AuditLog } from './audit-log';

@ApiTags('Audit log')
@Controller('audit-log')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @AdminsOnly('Only administrators can read the audit log', { ability: 'audit:read' })
  @ApiOperation({ summary: 'Who did what to which object, and from where: the newest first, a page at a time' })
  @ApiPage(AuditEntryDto)
  @ApiFailures({ 400: 'A filter or the cursor is malformed' })
  async list(@Tenant() tenant: TenantContext, @Query() query: AuditQueryDto): Promise<BareAnswer> {
    const { items, nextCursor } = await this.audit.page(tenant, query);
    return new BareAnswer({ success: true, data: items.map(toAuditEntryDto), next_cursor: nextCursor });
  }
}
