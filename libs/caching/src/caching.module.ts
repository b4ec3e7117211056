import { type DynamicModule, Module } from '@nestjs/common';
import { CacheModule } from '@nestjs/cache-manager';
import { KeyvAdapter } from 'cache-manager';
import { Environment, SystemClock } from '@app/common';
import { Keyv } from 'keyv';
import { CompanyCache } from './answers/company-cache';
import { CompanyCacheInterceptor } from './http/company-cache.interceptor';
import { CacheInspector } from './inspection/cache-inspector';
import type { RedisConnection } from '@app/redis';
import { REDIS, RedisModule } from '@app/redis';
import { CacheStore } from './stores/cache-store';
import { CircuitBreakerStore } from './stores/circuit-breaker-store';
import { MemoryCacheStore } from './stores/memory-cache-store';
import { RedisCacheStore } from './stores/redis-cache-store';

/** Provides the caches globally: {@link CompanyCache}, and Nest's `CACHE_MANAGER` beside it. */
@Module({})
export class CachingModule {
  /** Configured by the application's {@link Environment}. */
  static forRoot(): DynamicModule {
    return {
      module: CachingModule,
      global: true,
      imports: [
        RedisModule,
        CacheModule.registerAsync({ isGlobal: true, imports: [RedisModule], inject: [REDIS], useFactory: options }),
      ],
      providers: [
        { provide: CacheStore, inject: [REDIS, Environment], useFactory: createStore },
        { provide: CompanyCache, inject: [CacheStore, REDIS, Environment], useFactory: createCache },
        CompanyCacheInterceptor,
        CacheInspector,
      ],
      exports: [CacheStore, CompanyCache, CompanyCacheInterceptor, CacheInspector],
    };
  }
}

/** Without Redis the answers lie in this process in any case; with less, hardly one would be kept until it expires. */
const LEAST_STORE_MEMORY = 4 * 1024 * 1024;

/** Without Redis, store and L1 cache share the memory for answers. */
const createStore = (redis: RedisConnection | null, { cacheMemory }: Environment): CacheStore =>
  redis
    ? new CircuitBreakerStore(new RedisCacheStore(redis))
    : new MemoryCacheStore(new SystemClock(), Math.max(LEAST_STORE_MEMORY, cacheMemory / 2));

const createCache = (store: CacheStore, redis: RedisConnection | null, { cacheMemory }: Environment): CompanyCache =>
  new CompanyCache(store, { localCapacity: redis ? cacheMemory : cacheMemory / 2 });

/** Without prefix and without Keyv's own serialisation, because the store writes JSON itself. */
const options = (redis: RedisConnection | null): { stores: Keyv[] } => ({
  stores: [
    redis
      ? new Keyv({
          store: new KeyvAdapter(redis.cacheManagerStore()),
          useKeyPrefix: false,
          serialize: undefined,
          deserialize: undefined,
        })
      : new Keyv(),
  ],
});
