import { Body, Controller, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiEnvelope, ApiFailures } from '@app/common';
import { AdminsOnly } from '../access/access.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { ConnectedDto, NewCalcomKeyDto, toConnectedDto } from './calcom-key.dto';
import { CalcomKeys } from './calcom-keys';

@ApiTags('Company')
@Controller('company')
export class CompanyController {
  constructor(private readonly keys: CalcomKeys) {}

  @Put('calcom-key')
  @AdminsOnly('Only administrators can connect Cal.com', { ability: 'settings:write' })
  @ApiOperation({ summary: 'Replace the API key for Cal.com; it is tried before it is stored' })
  @ApiEnvelope(ConnectedDto)
  @ApiFailures({
    400: 'A field is malformed or unknown, or the base URL is not https, not public, or not one of Cal.com',
    409: '`calcom_account_differs`: the key of another account than before; `force` stores it',
    422: '`calcom_key_refused`: Cal.com refuses the key',
    502: 'Cal.com answered something unknown',
  })
  async connectCalcom(
    @Tenant() tenant: TenantContext,
    @Body() { calcom_key: apiKey, calcom_base_url: baseUrl, force }: NewCalcomKeyDto,
  ): Promise<ConnectedDto> {
    return toConnectedDto(await this.keys.replace(tenant, { apiKey, baseUrl, force }));
  }
}
