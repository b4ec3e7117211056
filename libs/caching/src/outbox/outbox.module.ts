import { Global, Module } from '@nestjs/common';
import { InvalidationOutbox } from './invalidation-outbox';
import { PendingInvalidations } from './pending-invalidations';

/** Invalidation that survives a crash. Every process writes its jobs down; those that run jobs work them off. */
@Global()
@Module({
  providers: [InvalidationOutbox, PendingInvalidations],
  exports: [InvalidationOutbox, PendingInvalidations],
})
export class OutboxModule {}
