import { expect } from '@jest/globals';
import type { Json } from '../support/client';
import { openedForTests } from '../support/engine-kinds';
import { addressOfFile, openSharedWorld, type SharedWorld } from '../support/shared-world';
import { Wire, type WireAnswer } from '../support/wire';

export const REQUEST_ID = /^[\w.-]{8,64}$/;

/** Headers of every request: the server closes afterwards, and throttling sees an address of this file's own. */
export const closingHeaders = (): string => `Host: x\r\nConnection: close\r\nX-Forwarded-For: ${addressOfFile()}\r\n`;

/** Sends bytes on a connection of its own and reads the response. */
export type Exchange = (request: string | Buffer, ...rest: (string | Buffer)[]) => Promise<WireAnswer>;

interface OneWorld {
  world: () => SharedWorld;
  exchange: Exchange;
}

/**
 * One world for a file, shared unless it has variables of its own. What the server refuses does not depend on its
 * stores, so one kind of engine is enough.
 */
export function onOneWorld(variables?: Record<string, string>): OneWorld {
  const world = openedForTests<SharedWorld & { close(): Promise<void> }>('embedded', async (kind) =>
    variables
      ? (await import('../support/world')).openWorld(kind, { synced: false, variables })
      : openSharedWorld(kind, { synced: false }),
  );
  return { world, exchange: (request, ...rest) => Wire.exchange(world().url, request, ...rest) };
}

/** The credentials of a member, as a header line. */
export const signedIn = ({ salon }: SharedWorld): string => `Authorization: Bearer ${salon.memberToken}\r\n`;

/** Expects an error in the common shape, without internals such as stacks and paths. */
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
