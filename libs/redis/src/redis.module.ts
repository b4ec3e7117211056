import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '@app/common';
import { RedisConnection } from './redis-connection';

/** Token of the process's {@link RedisConnection}, which is null without Redis. */
export const REDIS = Symbol('redis connection');

/** Opens the connection when the application starts, and closes it at shutdown. */
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
