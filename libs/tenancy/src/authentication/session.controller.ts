import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiEnvelope, ApiFailures, originOf } from '@app/common';
import { InSession, SignsIn } from '../access/access.decorator';
import { Tenant } from '../access/request-tenant';
import { TenantContext } from '../access/tenant-context';
import { SessionCredentialsDto, SessionDto } from './auth.dto';
import { SESSION_MS, SessionCookie } from './session-cookie';
import { SignInService } from './sign-in.service';
import { TokensService } from './tokens.service';
import { UserDescription } from './user-description';

const TOKEN_NAME = 'page';
const FOREIGN = { 403: '`forbidden_origin`: a page of another origin asks, or no page at all' };

/** Signing in and out of the page, whose scripts never hold a token. */
@ApiTags('Signing in')
@Controller('auth/session')
export class SessionController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly tokens: TokensService,
    private readonly user: UserDescription,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @HttpCode(200)
  @SignsIn({ opensSession: true })
  @ApiOperation({ summary: 'Sign in to the page: e-mail and password for a cookie that lasts twelve hours' })
  @ApiEnvelope(SessionDto)
  @ApiFailures({
    400: 'A field is missing or malformed',
    401: 'The e-mail address or the password is wrong',
    ...FOREIGN,
  })
  async signIn(
    @Body() { email, password }: SessionCredentialsDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const credentials = { email, password, name: TOKEN_NAME, lastsMs: SESSION_MS };
    const { token, expiresAt, tenant } = await this.signingIn.signIn(credentials, originOf(request));
    const user = await this.user.of(tenant);
    void reply.header('set-cookie', this.cookie.keeping(token));
    return { user, expires_at: expiresAt.toISOString() };
  }

  @Delete()
  @HttpCode(204)
  @InSession({ duringMaintenance: true })
  @ApiOperation({ summary: 'Sign out of the page: revoke the token of the cookie, and remove the cookie' })
  @ApiResponse({ status: 204 })
  @ApiFailures(FOREIGN)
  async signOut(@Tenant() tenant: TenantContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (tenant.tokenId !== undefined) await this.tokens.revoke(tenant, tenant.tokenId);
    void reply.header('set-cookie', this.cookie.removing());
  }
}
