import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SessionCookie } from './session-cookie';

type Headers = Pick<FastifyRequest, 'headers'>;

const BEARER_HEADER = /^bearer +(\S+)$/i;

/** Which token of a request counts. */
@Injectable()
export class RequestCredentials {
  constructor(private readonly cookie: SessionCookie) {}

  /** Unchecked: the token of the `Authorization` header; where there is no such header, that of the session's cookie. */
  tokenOf({ headers }: Headers): string | undefined {
    const { authorization } = headers;
    return authorization === undefined ? this.cookie.tokenIn(headers) : BEARER_HEADER.exec(authorization)?.[1];
  }

  /** Whether the token that counts is that of the cookie. Browsers send it by themselves, whichever page asks. */
  isSession({ headers }: Headers): boolean {
    return headers.authorization === undefined && this.cookie.tokenIn(headers) !== undefined;
  }
}
