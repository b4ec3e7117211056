import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { RequestCredentials } from './request-credentials';
import { RequestStrategy } from './request-strategy';
import { TokensService } from './tokens.service';

export const BEARER = 'bearer';

/** The passport strategy for tokens `<id>|<secret>`: of programs in a header, of the page in its cookie. */
@Injectable()
export class BearerStrategy extends PassportStrategy(RequestStrategy, BEARER) {
  constructor(
    private readonly tokens: TokensService,
    private readonly credentials: RequestCredentials,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<TenantContext> {
    const credential = this.credentials.tokenOf(request);
    if (!credential) throw unauthenticated();
    return this.tokens.verify(credential);
  }
}
