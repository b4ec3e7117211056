import { eventLoop } from '@app/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Milliseconds of one iteration of the event loop in which requests begin on arrival. */
const BUDGET_MS = 4;

/**
 * Spreads a burst of requests over iterations of the event loop. Otherwise hundreds that arrive at once would all begin
 * in one iteration and delay the next request until the last of them has begun. Requests beyond the budget take turns
 * by sender, so that a burst delays only its sender. Call it before all hooks that take time.
 */
export function spreadBursts(server: FastifyInstance, senderOf: (request: FastifyRequest) => string): void {
  const waiting = new Map<string, number>();
  let until = 0;
  const isInTime = (): boolean => {
    const now = performance.now();
    if (until === 0) {
      until = now + BUDGET_MS;
      setImmediate(() => (until = 0));
    }
    return now < until;
  };
  const leave = (sender: string): void => {
    const left = (waiting.get(sender) ?? 1) - 1;
    if (left > 0) waiting.set(sender, left);
    else waiting.delete(sender);
  };
  server.addHook('onRequest', (request, _reply, done) => {
    const mayBegin = isInTime();
    if (mayBegin && waiting.size === 0) return done();
    const sender = senderOf(request);
    const before = waiting.get(sender) ?? 0;
    // A request never overtakes earlier ones of its sender.
    if (mayBegin && before === 0) return done();
    waiting.set(sender, before + 1);
    // Fastify goes on when the returned promise resolves, so `done` is not called.
    return eventLoop.turn(sender).then(() => leave(sender));
  });
}
