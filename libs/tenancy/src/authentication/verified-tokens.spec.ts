import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import type { RowChange } from '../access/change-feed';
import { TenantContext } from '../access/tenant-context';
import { type VerifiedToken, VerifiedTokens } from './verified-tokens';

/** Token 5 of user 6 of company 7. */
const tenant = new TenantContext({
  companyId: 7,
  companyName: 'Salon Kessler',
  role: 'member',
  abilities: ['*'],
  locale: 'de',
  timezone: 'Europe/Berlin',
  userId: 6,
  tokenId: 5,
});
const token: VerifiedToken = { tenant, tokenId: 5, expiresAt: Number.POSITIVE_INFINITY, notedAt: 0 };

describe('a verified token', () => {
  let feed: ScriptedChangeFeed;
  let verified: VerifiedTokens;

  beforeEach(() => {
    feed = new ScriptedChangeFeed();
    verified = new VerifiedTokens(feed);
    verified.fill('5|secret', token, verified.epochOf('5|secret'));
  });

  it('a verified token is cached under its whole credential', () => {
    expect(verified.lookup('5|secret')).toBe(token);
    for (const other of ['5|secre', '5|secret ', '6|secret', '5|', '']) expect(verified.lookup(other)).toBeUndefined();
  });

  it.each<[RowChange]>([
    [{ subject: 'token', keys: ['4', '5'] }],
    [{ subject: 'token', companyId: 7 }],
    [{ subject: 'user', keys: ['6'] }],
    [{ subject: 'user', companyId: 7 }],
    [{ subject: 'company', keys: ['7'] }],
    ['everything'],
  ])('a verified token is invalidated by the event %j', (change) => {
    feed.emit(change);
    expect(verified.lookup('5|secret')).toBeUndefined();
  });

  it.each<[RowChange]>([
    [{ subject: 'token', keys: ['6', '7'] }],
    [{ subject: 'token', companyId: 5 }],
    [{ subject: 'user', keys: ['5', '7'] }],
    [{ subject: 'company', keys: ['5', '6'] }],
    [{ subject: 'team', keys: ['5', '6', '7'] }],
    [{ subject: 'team', companyId: 7 }],
  ])('a verified token is still cached after the event %j', (change) => {
    feed.emit(change);
    expect(verified.lookup('5|secret')).toBe(token);
  });

  it('a verified token is invalidated when events may have been lost', () => {
    feed.loseEvents();
    expect(verified.lookup('5|secret')).toBeUndefined();
  });

  it('a verified token is not used while events may be late', () => {
    feed.isTrusted = false;
    expect(verified.lookup('5|secret')).toBeUndefined();
  });

  it('a verified token is invalidated where it is revoked, and no other', () => {
    verified.fill('8|secret', { ...token, tokenId: 8 }, verified.epochOf('8|secret'));
    verified.invalidateToken(5);
    expect([verified.lookup('5|secret'), verified.lookup('8|secret')?.tokenId]).toEqual([undefined, 8]);
  });

  it('a verified token is not cached when it was loaded before the last event', () => {
    const before = verified.epochOf('9|secret');
    feed.emit({ subject: 'user', keys: ['99'] });
    verified.fill('9|secret', token, before);
    expect(verified.lookup('9|secret')).toBeUndefined();
  });
});
