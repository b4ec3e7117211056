import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { spreadBursts } from './spread-bursts';

/** A server whose answers take a millisecond of CPU each. */
function serverOf({ spreads }: { spreads: boolean }) {
  const server = fastify();
  const begun: string[] = [];
  if (spreads) spreadBursts(server, ({ headers }) => headers.authorization ?? '');
  server.get('/:name', (request) => {
    begun.push((request.params as { name: string }).name);
    const until = performance.now() + 1;
    while (performance.now() < until);
    return {};
  });
  const ask = (name: string, authorization: string) => server.inject({ url: `/${name}`, headers: { authorization } });
  return { ask, begun };
}

const BURST = 100;
const burstOf = (ask: (name: string, from: string) => Promise<unknown>) =>
  Array.from({ length: BURST }, (_, n) => ask(`a${n}`, 'A'));

describe('spreadBursts', () => {
  it('who comes behind a burst begins long before it is over, and the burst keeps its order', async () => {
    const { ask, begun } = serverOf({ spreads: true });
    await Promise.all([...burstOf(ask), ask('b', 'B')]);
    expect(begun.indexOf('b')).toBeLessThan(BURST / 4);
    expect(begun.filter((name) => name !== 'b')).toEqual(Array.from({ length: BURST }, (_, n) => `a${n}`));
  });

  it('without turns, who comes behind a burst waits for all of it', async () => {
    const { ask, begun } = serverOf({ spreads: false });
    await Promise.all([...burstOf(ask), ask('b', 'B')]);
    expect(begun.indexOf('b')).toBe(BURST);
  });

  it('requests that come one by one begin at once', async () => {
    const { ask, begun } = serverOf({ spreads: true });
    for (const name of ['one', 'two', 'three']) expect((await ask(name, 'A')).statusCode).toBe(200);
    expect(begun).toEqual(['one', 'two', 'three']);
  });
});
