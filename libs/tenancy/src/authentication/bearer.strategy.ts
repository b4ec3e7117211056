import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { type AppError, unauthenticated } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { refusalOfForm, TokensService } from './tokens.service';
import { RequestStrategy } from './request-strategy';

export const BEARER = 'bearer';

const BEARER_HEADER = /^bearer +(\S+)$/i;

/** The bearer credential of a request, unchecked. */
export const credentialOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  BEARER_HEADER.exec(headers.authorization ?? '')?.[1];

/** The 401 of a request without a bearer credential, or with one of the wrong form. Needs no lookup. */
export function bearerRefusal(request: Pick<FastifyRequest, 'headers'>): AppError | undefined {
  const credential = credentialOf(request);
  return credential ? refusalOfForm(credential) : unauthenticated();
}

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
