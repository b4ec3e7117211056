import { Controller, Get, Headers, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { BareAnswer } from '@app/common';
import { Public } from '@app/tenancy';
import { MetricsGuard } from './metrics.guard';
import { openMetricsOf, wantsOpenMetrics } from './open-metrics';

/** Prometheus metrics for the operator. Access is decided by {@link MetricsGuard}, not by the callers' guards. */
@ApiExcludeController()
@Public()
@UseGuards(MetricsGuard)
@Controller('metrics')
export class MetricsController {
  constructor(private readonly registry: Registry) {}

  @Get()
  async metrics(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BareAnswer<string>> {
    const { registry } = this;
    const { text, contentType } = wantsOpenMetrics(accept)
      ? await openMetricsOf(registry)
      : { text: await registry.metrics(), contentType: registry.contentType };
    void reply.header('content-type', contentType);
    return new BareAnswer(text);
  }
}
