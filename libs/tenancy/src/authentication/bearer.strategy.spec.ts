import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import { AuditLog } from '../audit/audit-log';
import { TenantContext } from '../access/tenant-context';
import type { TenantDatabase } from '../access/tenant-database';
import { VerifiedTokens } from './verified-tokens';
import { TokensService } from './tokens.service';
import { BearerStrategy, credentialOf } from './bearer.strategy';

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
  return new BearerStrategy(new TokensService(noDatabase, verified, feed, new AuditLog(noDatabase, clock), clock));
}

const requestWith = (authorization?: string): FastifyRequest => ({ headers: { authorization } }) as FastifyRequest;

describe('a bearer token', () => {
  it.each([
    [`Bearer ${CREDENTIAL}`, CREDENTIAL],
    [`bearer ${CREDENTIAL}`, CREDENTIAL],
    [`BEARER    ${CREDENTIAL}`, CREDENTIAL],
    ['Bearer x', 'x'],
    [undefined, undefined],
    ['', undefined],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    [CREDENTIAL, undefined],
    [`Bearer${CREDENTIAL}`, undefined],
    [` Bearer ${CREDENTIAL}`, undefined],
    [`Basic ${CREDENTIAL}`, undefined],
    [`Basic Bearer ${CREDENTIAL}`, undefined],
    [`Bearer ${CREDENTIAL} more`, undefined],
    [`Bearer ${CREDENTIAL} `, undefined],
    [`Bearer ${CREDENTIAL}\n`, undefined],
  ])('a bearer token in %j is %j', (authorization, credential) => {
    expect(credentialOf(requestWith(authorization))).toBe(credential);
  });

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
