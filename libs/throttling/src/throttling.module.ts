import { Global, Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { ThrottleGuard } from './throttle.guard';
import { Throttles } from './throttles';

/** What the two guards count with; the application puts them in their places. */
@Global()
@Module({
  imports: [RedisModule],
  providers: [Throttles, FailedAuthenticationGuard, ThrottleGuard],
  exports: [Throttles, FailedAuthenticationGuard, ThrottleGuard],
})
export class ThrottlingModule {}
