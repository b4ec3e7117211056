import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiEnvelope, ApiFailures, originOf } from '@app/common';
import { SignedIn, SignsIn } from '../access/access.decorator';
import { Tenant } from '../access/request-tenant';
import type { TenantContext } from '../access/tenant-context';
import { SignedInDto, SignInDto, UserDto } from './auth.dto';
import { SignInService } from './sign-in.service';
import { TokensService } from './tokens.service';
import { UserDescription } from './user-description';

/** How long the token of a sign-in counts, in milliseconds. */
const TOKEN_MS = 30 * 86_400_000;

@ApiTags('Signing in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly tokens: TokensService,
    private readonly user: UserDescription,
  ) {}

  @Post('tokens')
  @SignsIn()
  @ApiOperation({ summary: 'Sign in: exchange e-mail and password for a token' })
  @ApiEnvelope(SignedInDto, { status: 201 })
  @ApiFailures({ 400: 'A field is missing or malformed', 401: 'The e-mail address or the password is wrong' })
  async signIn(@Body() { email, password, name }: SignInDto, @Req() request: FastifyRequest): Promise<SignedInDto> {
    const credentials = { email, password, name: name ?? 'sign-in', lastsMs: TOKEN_MS };
    const { token, expiresAt, tenant } = await this.signingIn.signIn(credentials, originOf(request));
    return { token, expires_at: expiresAt.toISOString(), user: await this.user.of(tenant) };
  }

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who am I?' })
  @ApiEnvelope(UserDto)
  me(@Tenant() tenant: TenantContext): Promise<UserDto> {
    return this.user.of(tenant);
  }

  @Delete('tokens/current')
  @HttpCode(204)
  @SignedIn({ duringMaintenance: true })
  @ApiOperation({ summary: 'Sign out: revoke the token that this request carries' })
  @ApiResponse({ status: 204 })
  async signOut(@Tenant() tenant: TenantContext): Promise<void> {
    if (tenant.tokenId !== undefined) await this.tokens.revoke(tenant, tenant.tokenId);
  }
}
