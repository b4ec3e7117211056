import { describe, expect, it } from '@jest/globals';
import { withParts } from './changed-parts';
import { Page } from './operation';

describe('withParts', () => {
  const answer = [{ id: 1, hosts: [{ name: 'Grace' }] }];

  it('a part of an answer is replaced, and the original stays', () => {
    expect(withParts(answer, { '0.hosts.0.name': 7, '0.id': null })).toEqual([{ id: null, hosts: [{ name: 7 }] }]);
    expect(answer[0]?.id).toBe(1);
  });

  it('a page keeps what it says of others', () => {
    expect(withParts(new Page(answer, { hasNextPage: true }), { '0.id': 2 })).toMatchObject({
      data: [{ id: 2 }],
      pagination: { hasNextPage: true },
    });
  });

  it('a path that leads nowhere changes nothing', () => {
    expect(withParts(answer, { '5.id': 2, '0.id.deep': 3 })).toEqual(answer);
  });
});
