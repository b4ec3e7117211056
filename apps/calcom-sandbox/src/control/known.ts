import { notFound } from '../http/errors';

/** The value itself. @throws ApiError 404 when it is undefined. */
export function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw notFound('The sandbox has no such thing. See GET /__sandbox/state.');
  return thing;
}
