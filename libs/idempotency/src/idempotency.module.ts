import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Retention, SealedColumns } from '@app/tenancy';
import { CarriedOut } from './carried-out';
import { EXPIRED_ANSWERS, STORED_ANSWER } from './idempotent-answer.entity';
import { IdempotentAnswers } from './idempotent-answers';
import { IdempotentSettings } from './idempotent-settings';

/** The application places the interceptor in its list. */
@Global()
@Module({
  providers: [CarriedOut, IdempotentAnswers, IdempotentSettings],
  exports: [IdempotentSettings],
})
export class IdempotencyModule implements OnModuleInit {
  constructor(
    private readonly sealedColumns: SealedColumns,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.sealedColumns.register(STORED_ANSWER);
    this.retention.register(EXPIRED_ANSWERS);
  }
}
