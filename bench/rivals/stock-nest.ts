/**
 * What Nest's documentation leads to: passport's guard, Nest's `CacheInterceptor` keyed by company, and
 * cache-manager-redis-yet behind `CACHE_MANAGER`. `RIVAL_PLATFORM`: express or fastify.
 */
import 'reflect-metadata';
import { Controller, type ExecutionContext, Get, Injectable, Module, UseGuards, UseInterceptors } from '@nestjs/common';
import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { type AbstractHttpAdapter, NestFactory } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type CacheManagerStore, KeyvAdapter } from 'cache-manager';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { BearerGuard, BearerStrategy, type SignedRequest } from './bearer.js';
import { announce, ANY_PORT, setting } from './setting.js';

/** Adds the company to the key: by URL alone, the default, one company would get another's answer. */
@Injectable()
class CompanyCacheInterceptor extends CacheInterceptor {
  protected override trackBy(context: ExecutionContext): string | undefined {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    return this.isRequestCacheable(context) ? `company:${request.user.companyId}:${request.url}` : undefined;
  }
}

@Controller('api/calcom/teams')
@UseGuards(BearerGuard)
@UseInterceptors(CompanyCacheInterceptor)
class TeamsController {
  private readonly answer = JSON.parse(setting.body) as object;

  @Get()
  list(): object {
    return this.answer;
  }
}

/** The store writes JSON itself: a second serialisation by Keyv would only cost. */
const stores = async (): Promise<{ stores: Keyv[]; ttl: number }> => {
  const store = new KeyvAdapter((await redisStore({ url: setting.redisUrl })) as unknown as CacheManagerStore);
  const keyv = new Keyv({ store, useKeyPrefix: false, serialize: undefined, deserialize: undefined });
  return { stores: [keyv], ttl: 3_600_000 };
};

@Module({
  imports: [PassportModule, CacheModule.registerAsync({ useFactory: stores })],
  controllers: [TeamsController],
  providers: [BearerStrategy],
})
class AppModule {}

const adapter = process.env.RIVAL_PLATFORM === 'express' ? new ExpressAdapter() : new FastifyAdapter();
const app = await NestFactory.create(AppModule, adapter as AbstractHttpAdapter, { logger: false });
await app.listen(ANY_PORT.port, ANY_PORT.host);
announce(await app.getUrl());
