import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CanActivate, Controller, type ExecutionContext, Get, Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EMPTY } from 'rxjs';
import { EnvelopeInterceptor, Environment, ErrorFilter, notFound } from '@app/common';
import { companyOf } from '../../testing/company';
import { cacheKeys } from '../keys/cache-keys';
import { CachingModule } from '../caching.module';
import { CompanyCache } from '../answers/company-cache';
import { CompanyCacheInterceptor } from './company-cache.interceptor';
import { CompanyCached } from './company-cached.decorator';
import { sendNotModified } from './not-modified';

let calls = 0;

@Controller()
class ShelfController {
  @Get('cached')
  @CompanyCached({
    ttl: 'teams',
    key: ({ companyId }, { query }) =>
      (query as { odd?: string }).odd === undefined ? cacheKeys.teams(companyId) : undefined,
  })
  cached() {
    return [{ id: ++calls, name: 'Zürich' }];
  }

  @Get('failing')
  @CompanyCached({ ttl: 'teams', key: ({ companyId }) => cacheKeys.defaultTeam(companyId) })
  failing(): never {
    calls++;
    throw notFound('No default team configured');
  }

  @Get('member')
  @CompanyCached({
    ttl: 'availability',
    key: ({ companyId }) => cacheKeys.availability(companyId, 5, 123, { from: 'a', to: 'b', timezone: 'UTC' }),
  })
  member() {
    return { id: ++calls };
  }

  @Get('silent')
  @CompanyCached({ ttl: 'teams', key: () => undefined })
  silent() {
    return EMPTY;
  }

  @Get('plain')
  plain() {
    return { id: ++calls };
  }
}

/** Signs in as the company named in a header. */
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const id = request.headers['x-company'];
    if (id) request.user = companyOf(Number(id));
    return true;
  }
}

@Global()
@Module({ providers: [{ provide: Environment, useValue: new Environment({}) }], exports: [Environment] })
class EnvironmentModule {}

describe('CompanyCacheInterceptor', () => {
  let app: NestFastifyApplication;
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [EnvironmentModule, CachingModule.forRoot()],
      controllers: [ShelfController],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    sendNotModified(app.getHttpAdapter().getInstance());
    app.useGlobalGuards(new HeaderGuard());
    app.useGlobalFilters(new ErrorFilter());
    app.useGlobalInterceptors(app.get(CompanyCacheInterceptor), new EnvelopeInterceptor());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('a hit sends the same bytes as the miss before it', async () => {
    const first = await get('/cached', { 'x-company': '1' });
    const second = await get('/cached', { 'x-company': '1' });
    expect(first.headers['x-cache']).toBe('MISS');
    expect(second.headers['x-cache']).toBe('HIT');
    expect(second.body).toBe(first.body);
    expect(second.json()).toEqual({ success: true, data: [{ id: 1, name: 'Zürich' }] });
    for (const answer of [first, second]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'private, no-cache',
        'content-length': String(Buffer.byteLength(first.body)),
        etag: first.headers.etag,
      });
    }
    expect(first.headers.etag).toMatch(/^"[\w-]{27}"$/);
  });

  it('each company has cached answers of its own', async () => {
    const other = await get('/cached', { 'x-company': '2' });
    expect(other.headers['x-cache']).toBe('MISS');
    expect(other.json().data[0].id).toBe(2);
  });

  it('a matching If-None-Match is answered 304 without a body', async () => {
    const { headers } = await get('/cached', { 'x-company': '1' });
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", W/${etag}`, '*']) {
      const answer = await get('/cached', { 'x-company': '1', 'if-none-match': known });
      expect(answer.statusCode).toBe(304);
      expect(answer.body).toBe('');
      expect(answer.headers).toMatchObject({ etag, 'x-cache': 'HIT', 'cache-control': 'private, no-cache' });
    }
    const changed = await get('/cached', { 'x-company': '1', 'if-none-match': '"other"' });
    expect(changed.statusCode).toBe(200);
  });

  it('a request after an invalidation runs the handler again', async () => {
    const before = calls;
    await app.get(CompanyCache).invalidate({ keys: [cacheKeys.teams(companyOf(1).companyId)] });
    const answer = await get('/cached', { 'x-company': '1' });
    expect(answer.headers['x-cache']).toBe('MISS');
    expect(answer.json().data[0].id).toBe(before + 1);
  });

  it('invalidating a family affects its members of one company only', async () => {
    const outcome = async (company: string) => (await get('/member', { 'x-company': company })).headers['x-cache'];
    for (const company of ['1', '2']) {
      expect([await outcome(company), await outcome(company)]).toEqual(['MISS', 'HIT']);
    }
    await app
      .get(CompanyCache)
      .invalidate({ families: [cacheKeys.availabilityFamily(companyOf(1).companyId, 5, 123)] });
    expect([await outcome('1'), await outcome('2')]).toEqual(['MISS', 'HIT']);
  });

  it('a handler that emits nothing is answered null', async () => {
    const answer = await get('/silent', { 'x-company': '1' });
    expect([answer.statusCode, answer.body]).toEqual([200, 'null']);
  });

  it('a request without a key is answered uncached', async () => {
    const before = calls;
    for (const _ of [1, 2]) {
      const answer = await get('/cached?odd=1', { 'x-company': '1' });
      expect(answer.headers['x-cache']).toBe('BYPASS');
    }
    expect(calls).toBe(before + 2);
  });

  it.each(['/cached', '/plain'])('%s bypasses the interceptor without a company or a policy', async (url) => {
    const before = calls;
    for (const headers of [{}, url === '/plain' ? { 'x-company': '1' } : {}]) {
      const answer = await get(url, headers as Record<string, string>);
      expect(answer.headers).not.toHaveProperty('x-cache');
      expect(answer.json().success).toBe(true);
    }
    expect(calls).toBe(before + 2);
  });

  it('refusals are not cached', async () => {
    const before = calls;
    for (const _ of [1, 2]) expect((await get('/failing', { 'x-company': '1' })).statusCode).toBe(404);
    expect(calls).toBe(before + 2);
  });
});
