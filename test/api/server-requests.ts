import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Json } from '../support/client';
import { Wire, type WireAnswer } from '../support/wire';
import { openWorld, type World } from '../support/world';

export const REQUEST_ID = /^[\w.-]{8,64}$/;

/** Headers that every request needs, and that make the other side close afterwards. */
export const CLOSING = 'Host: x\r\nConnection: close\r\n';

/** Sends bytes and reads what comes back, on a connection of its own. */
export type Exchange = (request: string | Buffer, ...rest: (string | Buffer)[]) => Promise<WireAnswer>;

/** One world for a file. Nothing of the outer wall depends on where the service stores, so one kind of engine is enough. */
export function onOneWorld(variables: Record<string, string> = {}): { world: () => World; exchange: Exchange } {
  let world: World;
  beforeAll(async () => {
    const opened = await openWorld('embedded', { synced: false, variables });
    if (!opened) throw new Error('The embedded engines are always there');
    world = opened;
  });
  afterAll(() => world?.close());
  return { world: () => world, exchange: (request, ...rest) => Wire.exchange(world.url, request, ...rest) };
}

/** The header that says who is calling. */
export const signedIn = ({ salon }: World): string => `Authorization: Bearer ${salon.memberToken}\r\n`;

/** A refusal in the one shape, with nothing of what is inside. */
export function expectRefusal({ status, headers, body }: WireAnswer, expected: [status: number, code: string]): void {
  const answer = JSON.parse(body) as Json;
  expect([status, answer.statusCode, answer.code]).toEqual([expected[0], ...expected]);
  expect(Object.keys(answer).toSorted()).toEqual(
    ['code', 'message', 'request_id', 'statusCode', 'success', ...('details' in answer ? ['details'] : [])].toSorted(),
  );
  expect(headers.get('x-request-id')).toMatch(REQUEST_ID);
  expect(answer.request_id).toBe(headers.get('x-request-id'));
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(body).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|FST_|stack/);
}
