import { STATUS_CODES } from 'node:http';

/** Answers in Cal.com's envelope; `code` is the name of the exception class that Cal.com would have thrown. */
export class ApiError extends Error {
  readonly details: unknown;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    details?: unknown,
  ) {
    super(message);
    this.details = details ?? { message, error: STATUS_CODES[status], statusCode: status };
  }
}

/** The booking engine's own errors bypass Cal.com's filters and come out bare: `{statusCode, message}`. */
export class EngineError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new ApiError(400, 'BadRequestException', message);
export const unauthorized = (message: string) => new ApiError(401, 'UnauthorizedException', message);
export const forbidden = (message: string) => new ApiError(403, 'ForbiddenException', message);
export const notFound = (message: string) => new ApiError(404, 'NotFoundException', message);
export const conflict = (message: string) => new ApiError(409, 'ConflictException', message);
export const unprocessable = (message: string) => new ApiError(422, 'UnprocessableEntityException', message);

/** The router's 404: for an unknown path, and for a known one in a version that it does not serve. */
export const cannotRoute = (request: { method: string; url: string }) =>
  notFound(`Cannot ${request.method} ${request.url}`);

const TOO_MANY = 'CustomThrottlerGuard - Too many requests. Please try again later.';
export const tooManyRequests = () => new ApiError(429, 'ThrottlerException', TOO_MANY, TOO_MANY);
