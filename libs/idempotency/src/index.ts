export { fingerprintOf } from './fingerprint';
export { IDEMPOTENCY_KEY_HEADER, ownKey } from './idempotency-key';
export { IdempotencyModule } from './idempotency.module';
export { IdempotentAnswer } from './idempotent-answer.entity';
export { IdempotentSettings, isIdempotentSetting } from './idempotent-settings';
