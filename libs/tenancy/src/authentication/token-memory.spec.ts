import { beforeEach, describe, expect, it } from '@jest/globals';
import { ToldNews } from '../../testing/told-news';
import { TenantContext } from '../access/tenant-context';
import { type KnownToken, TokenMemory } from './token-memory';

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
const token: KnownToken = { tenant, tokenId: 5, expiresAt: Number.POSITIVE_INFINITY, notedAt: 0 };

describe('a token that was good a moment ago', () => {
  let database: ToldNews;
  let memory: TokenMemory;

  beforeEach(() => {
    database = new ToldNews();
    memory = new TokenMemory(database);
    memory.keep('5|secret', token, memory.moment);
  });

  it('is remembered under its whole credential', () => {
    expect(memory.get('5|secret')).toBe(token);
    for (const other of ['5|secre', '5|secret ', '6|secret', '5|', '']) expect(memory.get(other)).toBeUndefined();
  });

  it.each(['token:5', 'user:6', 'company:7', 'everything', 'something:5', ''])(
    'is forgotten with the news of %j',
    (news) => {
      database.tell(news);
      expect(memory.get('5|secret')).toBeUndefined();
    },
  );

  it.each(['token:6', 'token:7', 'user:5', 'user:7', 'company:5', 'company:6'])(
    'is still known after the news of %j',
    (news) => {
      database.tell(news);
      expect(memory.get('5|secret')).toBe(token);
    },
  );

  it('is forgotten when news may have been missed', () => {
    database.lose();
    expect(memory.get('5|secret')).toBeUndefined();
  });

  it('is not used while news may be late', () => {
    database.isTrusted = false;
    expect(memory.get('5|secret')).toBeUndefined();
  });

  it('is forgotten where it is revoked, and no other', () => {
    memory.keep('8|secret', { ...token, tokenId: 8 }, memory.moment);
    memory.forgetToken(5);
    expect([memory.get('5|secret'), memory.get('8|secret')?.tokenId]).toEqual([undefined, 8]);
  });

  it('is not remembered when it was found before the last change', () => {
    const before = memory.moment;
    database.tell('user:99');
    memory.keep('9|secret', token, before);
    expect(memory.get('9|secret')).toBeUndefined();
  });
});
