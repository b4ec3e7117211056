import { type DynamicModule, Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller';
import { IS_TRIAL } from './metrics.guard';
import { MetricsRegistryModule } from './metrics-registry.module';

/** `/metrics`. */
@Module({ imports: [MetricsRegistryModule], controllers: [MetricsController], exports: [MetricsRegistryModule] })
export class MetricsModule {
  /** @param isTrial whether the process is `npm start`. */
  static with({ isTrial }: { isTrial: boolean }): DynamicModule {
    return { module: MetricsModule, providers: [{ provide: IS_TRIAL, useValue: isTrial }] };
  }
}
