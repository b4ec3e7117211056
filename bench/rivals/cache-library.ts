/**
 * Nest on Fastify with a caching library in place of our cache: a bounded local cache in front of Redis, which holds the
 * answer as text. `RIVAL_CACHE`: bentocache or cacheable.
 */
import 'reflect-metadata';
import { Controller, Get, Header, Inject, Module, Req, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { BearerGuard, BearerStrategy, type SignedRequest } from './bearer.js';
import { type GetOrLoad, openLibrary } from './libraries.js';
import { announce, ANY_PORT, setting } from './setting.js';

const GET_OR_LOAD = Symbol('getOrLoad');

@Controller('api/calcom/teams')
@UseGuards(BearerGuard)
class TeamsController {
  constructor(@Inject(GET_OR_LOAD) private readonly getOrLoad: GetOrLoad) {}

  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  list(@Req() { user }: SignedRequest): Promise<string | undefined> {
    return this.getOrLoad(`company:${user.companyId}:calcom_teams:all`, async () => setting.body);
  }
}

@Module({
  imports: [PassportModule],
  controllers: [TeamsController],
  providers: [BearerStrategy, { provide: GET_OR_LOAD, useFactory: () => openLibrary(process.env.RIVAL_CACHE ?? '') }],
})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
await app.listen(ANY_PORT.port, ANY_PORT.host);
announce(await app.getUrl());
