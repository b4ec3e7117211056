import { Controller, Get, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { BareAnswer } from '@app/common';
import { Public } from '@app/tenancy';
import { MetricsGuard } from './metrics.guard';

/** Prometheus metrics for the operator. Access is decided by {@link MetricsGuard}, not by the callers' guards. */
@ApiExcludeController()
@Public()
@UseGuards(MetricsGuard)
@Controller('metrics')
export class MetricsController {
  constructor(private readonly registry: Registry) {}

  @Get()
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<BareAnswer<string>> {
    const text = await this.registry.metrics();
    void reply.header('content-type', this.registry.contentType);
    return new BareAnswer(text);
  }
}
