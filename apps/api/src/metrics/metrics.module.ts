import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { StaleEntriesWatch } from './stale-entries-watch';

/** A registry of its own for each application, with everything that is measured. */
@Module({
  controllers: [MetricsController],
  providers: [
    HttpMetrics,
    StaleEntriesWatch,
    {
      provide: Registry,
      inject: [HttpAdapterHost, HttpMetrics, StaleEntriesWatch],
      useFactory: (host: HttpAdapterHost, http: HttpMetrics, watch: StaleEntriesWatch) => {
        const registry = new Registry();
        // Commands start the same rooms without a server, and nobody asks them.
        if (host.httpAdapter) collectDefaultMetrics({ register: registry });
        http.register(registry);
        watch.register(registry);
        return registry;
      },
    },
  ],
})
export class MetricsModule {}
