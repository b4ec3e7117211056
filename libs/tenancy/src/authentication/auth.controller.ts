import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiEnvelope, ApiFailures, originOf, unauthenticated } from '@app/common';
import { SignedIn, SignsIn } from '../access/access.decorator';
import { User } from './user.entity';
import { Tenant } from '../access/request-tenant';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { SignedInDto, SignInDto, UserDto } from './auth.dto';
import { SignInService } from './sign-in.service';
import { TokensService } from './tokens.service';

@ApiTags('Signing in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly tokens: TokensService,
    private readonly database: TenantDatabase,
  ) {}

  @Post('tokens')
  @SignsIn()
  @ApiOperation({ summary: 'Sign in: exchange e-mail and password for a token' })
  @ApiEnvelope(SignedInDto, { status: 201 })
  @ApiFailures({ 400: 'A field is missing or malformed', 401: 'The e-mail address or the password is wrong' })
  async signIn(@Body() { email, password, name }: SignInDto, @Req() request: FastifyRequest): Promise<SignedInDto> {
    const credentials = { email, password, name: name ?? 'sign-in' };
    const { token, expiresAt, tenant } = await this.signingIn.signIn(credentials, originOf(request));
    return { token, expires_at: expiresAt?.toISOString() ?? null, user: await this.userOf(tenant) };
  }

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who am I?' })
  @ApiEnvelope(UserDto)
  me(@Tenant() tenant: TenantContext): Promise<UserDto> {
    return this.userOf(tenant);
  }

  @Delete('tokens/current')
  @HttpCode(204)
  @SignedIn({ duringMaintenance: true })
  @ApiOperation({ summary: 'Sign out: revoke the token that this request carries' })
  @ApiResponse({ status: 204 })
  async signOut(@Tenant() tenant: TenantContext): Promise<void> {
    if (tenant.tokenId !== undefined) await this.tokens.revoke(tenant, tenant.tokenId);
  }

  private async userOf(tenant: TenantContext): Promise<UserDto> {
    const user = await this.database.forTenant(tenant).findOne(User, { id: tenant.userId ?? 0 });
    if (!user) throw unauthenticated();
    const { companyId, companyName, timezone, locale } = tenant;
    const company = { id: companyId, name: companyName, timezone, locale };
    return { id: user.id, email: user.email, role: user.role, branch_id: user.branchId ?? null, company };
  }
}
