import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '@app/common';
import { RedisConnection } from './redis-connection';

/** The one connection of the process, or null without Redis. */
export const REDIS = Symbol('redis connection');

@Module({
  providers: [
    {
      provide: REDIS,
      inject: [Environment],
      useFactory: async ({ redisUrls, redisTimeout }: Environment) =>
        redisUrls.length > 0 ? await RedisConnection.open(redisUrls, redisTimeout) : null,
    },
  ],
  exports: [REDIS],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisConnection | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.redis?.close();
  }
}
