import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { StaleEntriesWatch } from './stale-entries-watch';

/** A registry of its own for each application, with everything that is measured. */
@Module({
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    HttpMetrics,
    StaleEntriesWatch,
    {
      provide: Registry,
      inject: [HttpMetrics, StaleEntriesWatch],
      useFactory: (http: HttpMetrics, watch: StaleEntriesWatch) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        http.register(registry);
        watch.register(registry);
        return registry;
      },
    },
  ],
})
export class MetricsModule {}
