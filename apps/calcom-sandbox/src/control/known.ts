import { notFound } from '../http/errors';

/** The thing that was asked for, or a 404. */
export function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw notFound('The sandbox has no such thing. See GET /__sandbox/state.');
  return thing;
}
