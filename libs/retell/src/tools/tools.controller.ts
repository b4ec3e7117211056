import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures } from '@app/common';
import { AdminsOnly, Tenant, TenantContext } from '@app/tenancy';
import { ToolDto, ToolsQueryDto } from './tools.dto';
import { ToolsService } from './tools.service';

@ApiTags('Voice agents')
@Controller('retell/tools')
export class ToolsController {
  constructor(private readonly tools: ToolsService) {}

  @Get()
  @AdminsOnly('Only administrators can manage agents', { ability: 'settings:write' })
  @ApiOperation({ summary: 'The functions as tools of an agent, to be pasted into Retell as `general_tools`' })
  @ApiEnvelope(ToolDto, { list: true })
  @ApiFailures({ 400: 'agent_id is missing', 409: '`public_url_missing`: the service does not know its own address' })
  list(@Tenant() tenant: TenantContext, @Query() { agent_id }: ToolsQueryDto): Promise<ToolDto[]> {
    return this.tools.of(tenant, agent_id);
  }
}
