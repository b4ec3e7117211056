import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/** An answer that is already in its final shape and must not be wrapped in `{success, data}`. */
export class BareAnswer<T = unknown> {
  constructor(readonly body: T) {}
}

/** Gives every successful answer its envelope. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map(enveloped));
  }
}

/** What a successful route answers with, as it goes out. */
export function enveloped(value: unknown): unknown {
  if (value instanceof BareAnswer) return value.body;
  // Nothing to say (204) stays nothing.
  return value === undefined ? undefined : { success: true, data: value };
}
