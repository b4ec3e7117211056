import { type DynamicModule, Module } from '@nestjs/common';
import { CacheModule } from '@nestjs/cache-manager';
import { KeyvAdapter } from 'cache-manager';
import { Environment } from '@app/common';
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
        { provide: CacheStore, inject: [REDIS], useFactory: createStore },
        {
          provide: CompanyCache,
          inject: [CacheStore, Environment],
          useFactory: (store: CacheStore, { cacheMemory }: Environment) =>
            new CompanyCache(store, { localCapacity: cacheMemory }),
        },
        CompanyCacheInterceptor,
        CacheInspector,
      ],
      exports: [CacheStore, CompanyCache, CompanyCacheInterceptor, CacheInspector],
    };
  }
}

const createStore = (redis: RedisConnection | null): CacheStore =>
  redis ? new CircuitBreakerStore(new RedisCacheStore(redis)) : new MemoryCacheStore();

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
