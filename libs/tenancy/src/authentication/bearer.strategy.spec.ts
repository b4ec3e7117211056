import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Environment } from '@app/common';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import { AuditLog } from '../audit/audit-log';
import { TenantContext } from '../access/tenant-context';
import type { TenantDatabase } from '../access/tenant-database';
import { VerifiedTokens } from './verified-tokens';
import { TokensService } from './tokens.service';
import { BearerStrategy } from './bearer.strategy';
import { RequestCredentials } from './request-credentials';
import { SessionCookie } from './session-cookie';

const NOW = new Date('2026-03-02T09:00:00Z');
const CREDENTIAL = '5|Zk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz';
const tenant = TenantContext.forCompany({ id: 1, name: 'Salon Kessler', locale: 'de', timezone: 'Europe/Berlin' });

/** Has one token in its cache, so that it needs no database. */
function strategy(): BearerStrategy {
  const feed = new ScriptedChangeFeed();
  const verified = new VerifiedTokens(feed);
  verified.fill(
    CREDENTIAL,
    { tenant, tokenId: 5, expiresAt: Infinity, notedAt: NOW.getTime() },
    verified.epochOf(CREDENTIAL),
  );
  const [noDatabase, clock] = [{} as TenantDatabase, new FixedClock(NOW)];
  const tokens = new TokensService(noDatabase, verified, feed, new AuditLog(noDatabase, clock), clock);
  return new BearerStrategy(tokens, new RequestCredentials(new SessionCookie(new Environment({}))));
}

const requestWith = (authorization?: string): FastifyRequest => ({ headers: { authorization } }) as FastifyRequest;

describe('a bearer token', () => {
  it('a bearer token authenticates its holder', async () => {
    await expect(strategy().validate(requestWith(`Bearer ${CREDENTIAL}`))).resolves.toBe(tenant);
  });

  it('a bearer token is demanded where there is none', async () => {
    await expect(strategy().validate(requestWith())).rejects.toMatchObject({
      status: 401,
      code: 'unauthenticated',
      message: 'Sign in first: send "Authorization: Bearer <token>"',
    });
  });

  it('a bearer token of the wrong form is refused without a lookup', async () => {
    await expect(strategy().validate(requestWith('Bearer x'))).rejects.toMatchObject({
      status: 401,
      message: 'The token is unknown, expired or revoked',
    });
  });
});
