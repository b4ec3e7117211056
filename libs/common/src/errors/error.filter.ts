import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from './error-codes';
import { AppError } from './errors';

/** Codes for what the framework refuses. Any other foreign exception is a fault of the service: `internal_error`. */
const FRAMEWORK_CODES: Record<number, ErrorCode> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
};

/** Fastify's codes for requests that it cannot read. Without a message here, the answer has the one of its code. */
const FASTIFY_FAILURES: Record<string, [code: ErrorCode, message?: string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed_json', 'The body is empty; send a JSON object'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad_request', 'The body is not as long as its content-length says'],
  FST_ERR_BAD_URL: ['bad_request', 'The address is not a valid URL'],
  FST_ERR_MAX_PARAM_LENGTH: ['bad_request', 'A part of the address is too long'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type'],
};

/** The framework's own message repeats the address, which may hold secrets or personal data. */
const NO_ROUTE = 'There is no such route';

/** Turns every exception into an answer, and logs those that are faults of the service. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Errors');

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { status } = sendFailure(exception, request, host.switchToHttp().getResponse<FastifyReply>());
    const isKnown = exception instanceof AppError && exception.code !== 'internal_error';
    if (status >= 500 && !isKnown) {
      const err = exception instanceof AppError ? (exception.cause ?? exception) : exception;
      const facts = { err, reqId: request.id };
      this.log.error(facts, `Unhandled failure in ${request.method} ${pathOf(request)}`);
    }
  }
}

/**
 * Sends a failure as `{success: false, statusCode, code, message, request_id, details?}`.
 * @returns the failure that was sent.
 */
export function sendFailure(exception: unknown, request: FastifyRequest, reply: FastifyReply): AppError {
  const failure = toAppError(exception);
  if (failure.retryAfter !== undefined) void reply.header('retry-after', String(failure.retryAfter));
  // HTTP asks for it with every 401, and clients of the Model Context Protocol read it.
  if (failure.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(failure.status).send({
    success: false,
    statusCode: failure.status,
    code: failure.code,
    message: failure.message,
    request_id: request.id,
    ...(failure.details === undefined ? {} : { details: failure.details }),
  });
  return failure;
}

function toAppError(exception: unknown): AppError {
  if (exception instanceof AppError) return exception;
  const away = AppError.ofUnreachable(exception);
  if (away) return away;
  // Nest wraps Fastify's errors and keeps them as the cause; only their code tells them apart.
  const origin = exception instanceof HttpException ? (exception.cause ?? exception) : exception;
  const { code = '' } = origin as { code?: string };
  const status = exception instanceof HttpException ? exception.getStatus() : (exception as ServerError).statusCode;
  if (status === undefined || status < 400 || status >= 500) return internal();
  const known = FASTIFY_FAILURES[code];
  if (known) return new AppError(known[0], { status, message: known[1] });
  if (origin instanceof SyntaxError) return new AppError('malformed_json', { status });
  const message = status === 404 ? NO_ROUTE : (exception as Error).message;
  return new AppError(FRAMEWORK_CODES[status] ?? 'bad_request', { status, message });
}

/** What Fastify throws. */
interface ServerError {
  statusCode?: number;
}

const internal = (): AppError => new AppError('internal_error');

/** Query strings may carry what does not belong in a log. */
const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';
