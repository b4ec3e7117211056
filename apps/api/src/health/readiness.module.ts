import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Readiness } from './readiness';

@Module({
  // What is down is in the answer; a line in the log for each question of a balancer would drown the others.
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [Readiness],
  exports: [Readiness],
})
export class ReadinessModule {}
