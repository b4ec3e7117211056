import { EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyCache } from '@app/caching';
import { BareAnswer } from '@app/common';
import { Public } from '@app/tenancy';

type State = 'up' | 'down';

/** For whatever restarts or routes to instances. */
@ApiTags('Operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly em: EntityManager,
    private readonly cache: CompanyCache,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiResponse({ status: 200, schema: { example: { status: 'up' } } })
  live(): BareAnswer {
    return new BareAnswer({ status: 'up' });
  }

  @Get('ready')
  @ApiOperation({ summary: 'Which dependencies answer. Without the cache the service goes on, only slower' })
  @ApiResponse({ status: 200, schema: { example: { status: 'up', dependencies: { database: 'up', cache: 'up' } } } })
  @ApiResponse({
    status: 503,
    schema: { example: { status: 'down', dependencies: { database: 'down', cache: 'up' } } },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<BareAnswer> {
    const [database, cache] = await Promise.all([this.database(), this.cache.ping().then(stateOf)]);
    if (database === 'down') void reply.status(503);
    return new BareAnswer({ status: database, dependencies: { database, cache } });
  }

  private database(): Promise<State> {
    return (this.em.fork() as SqlEntityManager).execute('select 1').then(
      () => 'up',
      () => 'down',
    );
  }
}

const stateOf = (isUp: boolean): State => (isUp ? 'up' : 'down');
