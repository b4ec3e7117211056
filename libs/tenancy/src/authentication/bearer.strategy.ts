import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { TokensService } from './tokens.service';
import { RequestStrategy } from './request-strategy';

export const BEARER = 'bearer';

const BEARER_HEADER = /^bearer +(\S+)$/i;

/** The bearer credential of a request, unchecked. */
export const credentialOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  BEARER_HEADER.exec(headers.authorization ?? '')?.[1];

/** The passport strategy for `Authorization: Bearer <id>|<secret>`. */
@Injectable()
export class BearerStrategy extends PassportStrategy(RequestStrategy, BEARER) {
  constructor(private readonly tokens: TokensService) {
    super();
  }

  async validate(request: FastifyRequest): Promise<TenantContext> {
    const credential = credentialOf(request);
    if (!credential) throw unauthenticated();
    return this.tokens.verify(credential);
  }
}
