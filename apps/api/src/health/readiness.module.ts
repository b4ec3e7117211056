import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { CalcomClientModule } from '@app/calcom-client';
import { Readiness } from './readiness';

@Module({
  // The answer names what is down; a log line for each probe of a load balancer would drown the others.
  imports: [CalcomClientModule, TerminusModule.forRoot({ logger: false })],
  providers: [Readiness],
  exports: [Readiness],
})
export class ReadinessModule {}
