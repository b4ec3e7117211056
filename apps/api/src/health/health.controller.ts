import { Controller, Get, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BareAnswer } from '@app/common';
import { Public } from '@app/tenancy';
import type { StoppableAdapter } from '../server/stoppable-adapter';
import { LIVE, READY } from './health-schemas';
import { Readiness } from './readiness';

/** Liveness and readiness probes, for orchestrators and load balancers. */
@ApiTags('Operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly server: HttpAdapterHost<StoppableAdapter>,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiResponse({ status: 200, schema: LIVE })
  live(): BareAnswer {
    return new BareAnswer({ status: 'up' });
  }

  @Get('ready')
  @ApiOperation({
    summary:
      'Which dependencies answer. Without the cache the service goes on, only slower; without Cal.com from what it knows. `read_only`: maintenance lets nothing be changed',
  })
  @ApiResponse({
    status: 200,
    schema: {
      ...READY,
      example: { status: 'up', dependencies: { database: 'up', cache: 'up', calcom: 'up' }, read_only: false },
    },
  })
  @ApiResponse({
    status: 503,
    schema: {
      ...READY,
      example: { status: 'down', dependencies: { database: 'down', cache: 'up', calcom: 'degraded' } },
    },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<BareAnswer> {
    const report = await this.readiness.report();
    const isUp = report.status === 'up' && !this.server.httpAdapter.isStopping;
    if (!isUp) void reply.status(503);
    return new BareAnswer({ ...report, status: isUp ? 'up' : 'down' });
  }
}
