import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { CalcomClient } from './calcom-client';
import { Resilience } from './resilience';
import { Transport } from './transport';

/** Needs the application's `Environment`, for the timeout and the circuit breakers. */
@Module({
  imports: [HttpModule],
  providers: [CalcomClient, Resilience, Transport],
  exports: [CalcomClient],
})
export class CalcomClientModule {}
