import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { CalcomClient } from './calcom-client';
import { OddParts } from './odd-parts';
import { Resilience } from './resilience';
import { Transport } from './transport';

/** Needs the application's `Environment`, for the timeout and the circuit breakers. */
@Module({
  imports: [HttpModule],
  providers: [CalcomClient, OddParts, Resilience, Transport],
  exports: [CalcomClient],
})
export class CalcomClientModule {}
