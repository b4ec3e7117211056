import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/** An answer that is already in its final shape and must not be wrapped in `{success, data}`. */
export class BareAnswer<T = unknown> {
  constructor(readonly body: T) {}
}

/** Wraps every successful answer in `{success: true, data}`. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map(enveloped));
  }
}

/** The body of a successful answer: a {@link BareAnswer} as it is, anything else in the envelope. */
export function enveloped(value: unknown): unknown {
  if (value instanceof BareAnswer) return value.body;
  // A 204 has no body.
  return value === undefined ? undefined : { success: true, data: value };
}
