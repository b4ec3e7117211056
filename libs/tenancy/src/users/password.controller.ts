import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ApiFailures } from '@app/common';
import { SignedIn } from '../access/access.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { IsNewPassword } from '../authentication/password-rules';
import { UsersService } from './users.service';

export class NewPasswordDto {
  @ApiProperty({ example: 'the one until now', writeOnly: true })
  @IsString()
  @Length(1, 256)
  current: string;

  @ApiProperty({ example: 'correct horse battery staple', writeOnly: true })
  @IsNewPassword()
  new: string;
}

@ApiTags('Signing in')
@Controller('auth/password')
export class PasswordController {
  constructor(private readonly users: UsersService) {}

  @Put()
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Change your password; ends all your other tokens' })
  @ApiResponse({ status: 204 })
  @ApiFailures({
    400: 'A field is missing, malformed or unknown',
    401: 'Not signed in, or the current password is wrong',
  })
  async change(@Tenant() tenant: TenantContext, @Body() { current, new: chosen }: NewPasswordDto): Promise<void> {
    await this.users.changeOwnPassword(tenant, current, chosen);
  }
}
