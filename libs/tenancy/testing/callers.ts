import { Environment } from '@app/common';
import { CallerGuard } from '../src/authentication/caller.guard';
import { RequestCredentials } from '../src/authentication/request-credentials';
import { SessionCookie } from '../src/authentication/session-cookie';
import type { TokensService } from '../src/authentication/tokens.service';

/** Reads the credentials of requests, and has none of its own to compare them with. */
export const callersWithoutTokens = (): CallerGuard =>
  new CallerGuard({} as TokensService, new RequestCredentials(new SessionCookie(new Environment({}))));
