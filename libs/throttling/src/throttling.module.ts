import { Global, Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { FloodGuard } from './flood.guard';
import { ThrottleGuard } from './throttle.guard';
import { Throttles } from './throttles';

/** What the two guards count with; the application puts them in their places. */
@Global()
@Module({
  imports: [RedisModule],
  providers: [Throttles, FloodGuard, ThrottleGuard],
  exports: [Throttles, FloodGuard, ThrottleGuard],
})
export class ThrottlingModule {}
