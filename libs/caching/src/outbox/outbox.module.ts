import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { InvalidationOutbox } from './invalidation-outbox';
import { PendingInvalidations } from './pending-invalidations';

/** Invalidation that survives a crash. Every process writes down what it owes; those that answer requests work it off. */
@Global()
@Module({ providers: [InvalidationOutbox, PendingInvalidations], exports: [PendingInvalidations] })
export class OutboxModule implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly outbox: InvalidationOutbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // A command ends in a moment and has no server.
    if (this.host.httpAdapter) await this.outbox.work();
  }
}
