export { Heartbeat } from './coherence/heartbeat';
export { type Coherence, LocalCache } from './coherence/local-cache';
export { type EncryptionKey, KeyRing } from './encryption/key-ring';
export { Environment, EnvironmentError } from './environment/environment';
export { ErrorFilter, sendFailure } from './errors/error.filter';
export { AppError, type FieldProblem, forbidden, invalid, notFound, unauthenticated } from './errors/errors';
export { eventLoop } from './fairness/event-loop';
export { FairBulkhead } from './fairness/fair-bulkhead';
export { clientNetworkOf } from './http/client-network';
export { BareAnswer, enveloped, EnvelopeInterceptor } from './http/envelope';
export { ApiEnvelope, ApiFailures, ApiNotModified } from './http/openapi';
export { type Origin, originOf } from './http/origin';
export { ApiPage, findPage, type Page, PageQueryDto } from './http/paging';
export { REQUEST_ID_HEADER, requestIdOf } from './http/request-id';
export { type JobQueue, Jobs } from './jobs/jobs';
export { createLogger, NestLogger } from './logging/logging';
export { describeFailure } from './logging/masking';
export { Clock, SystemClock } from './time/clock';
export { canonicalTimezone } from './time/timezones';
export { isRecord } from './validation/is-record';
export { createValidationPipe, validated } from './validation/validation';
export {
  FromDigits,
  IsId,
  IsInstant,
  IsInternationalPhoneNumber,
  IsLocalDate,
  IsTimezone,
  MayBeMissing,
} from './validation/validators';
