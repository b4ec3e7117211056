import { Global, Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { ThrottleGuard } from './throttle.guard';
import { Throttles } from './throttles';
import { UnverifiedBodies } from './unverified-bodies';

/** The two guards and their throttles. The application places the guards in its admission list. */
@Global()
@Module({
  imports: [RedisModule],
  providers: [
    Throttles,
    { provide: UnverifiedBodies, useFactory: () => new UnverifiedBodies() },
    FailedAuthenticationGuard,
    ThrottleGuard,
  ],
  exports: [Throttles, UnverifiedBodies, FailedAuthenticationGuard, ThrottleGuard],
})
export class ThrottlingModule {}
