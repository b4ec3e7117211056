import { describe, expect, it } from '@jest/globals';
import { BodyShares } from './body-shares';
import { WaitingBodies } from './waiting-bodies';

const BOUNDS = { bodies: { each: 10, all: 100 }, bytes: { each: 10, all: 1000 } };

describe('WaitingBodies', () => {
  it('a large body that is read makes room for all that fit into it', async () => {
    const bodies = new WaitingBodies(new BodyShares(BOUNDS), 50);
    const leave = bodies.take('a', 10);
    const waiting = [5, 5, 1].map((bytes) => bodies.take('a', bytes));
    if (leave instanceof Promise) throw new Error('The first one waits');
    leave();
    const [first, second, third] = await Promise.all(waiting);
    expect([first, second, third].map((place) => typeof place)).toEqual(['function', 'function', 'undefined']);
  });

  it('networks take turns, and the first to come of each is the first to be read', async () => {
    const bodies = new WaitingBodies(new BodyShares({ ...BOUNDS, bytes: { each: 10, all: 20 } }), 50);
    const leave = bodies.take('a', 10);
    const order: string[] = [];
    const waiting = ['a1', 'a2', 'b1'].map(async (name) => {
      const place = await bodies.take(name.slice(0, 1), 10);
      if (place) order.push(name);
      place?.();
    });
    if (leave instanceof Promise) throw new Error('The first one waits');
    leave();
    await Promise.all(waiting);
    expect(order.indexOf('a1')).toBeLessThan(order.indexOf('a2'));
    expect(order.toSorted()).toEqual(['a1', 'a2', 'b1']);
  });
});
