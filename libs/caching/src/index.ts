export { type AvailabilityRange, type CacheFamily, type CacheKey, cacheKeys } from './cache-keys';
export { CacheStore, CacheUnavailable } from './stores/cache-store';
export { CachingModule } from './caching.module';
export {
  CompanyCache,
  type CacheOutcome,
  type Invalidation,
  type Remembered,
  type RememberOptions,
} from './company-cache';
export { CompanyCacheInterceptor } from './http/company-cache.interceptor';
export { CompanyCached, type CompanyCachePolicy } from './http/company-cached.decorator';
export { EntityTags, isMatch } from './http/etag';
export { CacheInspector, type InspectableAnswer, type Inspection, type StaleEntry } from './inspection/cache-inspector';
export { InvalidatingSubscriber } from './outbox/invalidating-subscriber';
export { type Staleness, staleHeaders } from './http/stale-headers';
export { INVALIDATIONS } from './outbox/invalidations.queue';
export { OutboxModule } from './outbox/outbox.module';
export { markNotModified } from './http/not-modified';
export { QuickHitsModule } from './http/quick-hits.module';
export { FloodGuard } from './throttling/flood.guard';
export { ThrottleGuard } from './throttling/throttle.guard';
export { ThrottlingModule } from './throttling/throttling.module';
