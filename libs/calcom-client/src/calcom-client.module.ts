import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { CallBudget } from './budget/call-budget';
import { CalcomClient } from './calcom-client';
import { CalcomWebhooks } from './calcom-webhooks';
import { Calls } from './calls';
import { OddParts } from './odd-parts';
import { Resilience } from './resilience';
import { Transport } from './transport';

/** Needs the application's `Environment`, for the timeout, the budget and the circuit breakers. */
@Module({
  imports: [HttpModule, RedisModule],
  providers: [CalcomClient, CalcomWebhooks, CallBudget, Calls, OddParts, Resilience, Transport],
  exports: [CalcomClient, CalcomWebhooks],
})
export class CalcomClientModule {}
