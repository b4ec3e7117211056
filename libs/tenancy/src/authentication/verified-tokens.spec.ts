import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
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

describe('a token that was good a moment ago', () => {
  let database: ScriptedChangeFeed;
  let memory: VerifiedTokens;

  beforeEach(() => {
    database = new ScriptedChangeFeed();
    memory = new VerifiedTokens(database);
    memory.fill('5|secret', token, memory.epoch);
  });

  it('is remembered under its whole credential', () => {
    expect(memory.lookup('5|secret')).toBe(token);
    for (const other of ['5|secre', '5|secret ', '6|secret', '5|', '']) expect(memory.lookup(other)).toBeUndefined();
  });

  it.each(['token:5', 'user:6', 'company:7', 'everything', 'something:5', ''])(
    'is forgotten with the news of %j',
    (news) => {
      database.emit(news);
      expect(memory.lookup('5|secret')).toBeUndefined();
    },
  );

  it.each(['token:6', 'token:7', 'user:5', 'user:7', 'company:5', 'company:6'])(
    'is still known after the news of %j',
    (news) => {
      database.emit(news);
      expect(memory.lookup('5|secret')).toBe(token);
    },
  );

  it('is forgotten when news may have been missed', () => {
    database.loseEvents();
    expect(memory.lookup('5|secret')).toBeUndefined();
  });

  it('is not used while news may be late', () => {
    database.isTrusted = false;
    expect(memory.lookup('5|secret')).toBeUndefined();
  });

  it('is forgotten where it is revoked, and no other', () => {
    memory.fill('8|secret', { ...token, tokenId: 8 }, memory.epoch);
    memory.invalidateToken(5);
    expect([memory.lookup('5|secret'), memory.lookup('8|secret')?.tokenId]).toEqual([undefined, 8]);
  });

  it('is not remembered when it was found before the last change', () => {
    const before = memory.epoch;
    database.emit('user:99');
    memory.fill('9|secret', token, before);
    expect(memory.lookup('9|secret')).toBeUndefined();
  });
});
