import { Global, Module } from '@nestjs/common';
import { InvalidationOutbox } from './invalidation-outbox';
import { PendingInvalidations } from './pending-invalidations';

/**
 * Invalidation that survives a crash: every process writes jobs to the outbox, and the processes that run jobs do them.
 */
@Global()
@Module({
  providers: [InvalidationOutbox, PendingInvalidations],
  exports: [InvalidationOutbox, PendingInvalidations],
})
export class OutboxModule {}
