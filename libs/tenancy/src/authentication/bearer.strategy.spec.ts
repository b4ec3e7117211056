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

/** Knows one token by heart, so that no database is asked for it. */
function strategy(): BearerStrategy {
  const news = new ScriptedChangeFeed();
  const memory = new VerifiedTokens(news);
  memory.fill(CREDENTIAL, { tenant, tokenId: 5, expiresAt: Infinity, notedAt: NOW.getTime() }, memory.epoch);
  const [nowhere, clock] = [{} as TenantDatabase, new FixedClock(NOW)];
  return new BearerStrategy(new TokensService(nowhere, memory, news, new AuditLog(nowhere, clock), clock));
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
  ])('in %j is %j', (authorization, credential) => {
    expect(credentialOf(requestWith(authorization))).toBe(credential);
  });

  it('signs in for whom it speaks', async () => {
    await expect(strategy().validate(requestWith(`Bearer ${CREDENTIAL}`))).resolves.toBe(tenant);
  });

  it('is asked for where there is none', async () => {
    await expect(strategy().validate(requestWith())).rejects.toMatchObject({
      status: 401,
      code: 'unauthenticated',
      message: 'Sign in first: send "Authorization: Bearer <token>"',
    });
  });

  it('that could be no token is refused without asking for it', async () => {
    await expect(strategy().validate(requestWith('Bearer x'))).rejects.toMatchObject({
      status: 401,
      message: 'The token is unknown, expired or revoked',
    });
  });
});
