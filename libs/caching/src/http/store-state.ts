import type { FastifyRequest } from 'fastify';
import type { CacheKey } from '../keys/cache-keys';
import type { StoreState } from '../stores/cache-store';

const looked = Symbol('the store was looked up');

type Marked = FastifyRequest & { [looked]?: { key: CacheKey; state: StoreState } };

/** Notes the result of a lookup for this request, so that the interceptor does not repeat it. */
export function noteStoreState(request: FastifyRequest, key: CacheKey, state: StoreState): void {
  (request as Marked)[looked] = { key, state };
}

/** The result that {@link noteStoreState} noted for this key. Undefined: the store was not looked up. */
export function storeStateOf(request: FastifyRequest, key: CacheKey): StoreState | undefined {
  const mark = (request as Marked)[looked];
  return mark?.key === key ? mark.state : undefined;
}
