import type { CanActivate } from '@nestjs/common';
import type { AppError } from '@app/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from './routes';

/**
 * A guard that every request passes. The fast path calls {@link alreadyAdmits} as soon as a request's headers are parsed;
 * a guard without it switches the fast path off.
 */
export interface AdmissionGuard extends CanActivate {
  /**
   * True only if this process already knows, without a query or a promise, that `canActivate` would admit the request.
   * False decides nothing: the request takes the slow path, where `canActivate` decides.
   */
  alreadyAdmits?(request: FastifyRequest, route: Route): boolean;

  /**
   * The refusal that the headers alone deserve. It is judged before a byte of the body is read, so that a body costs
   * nothing when its sender is refused whatever it holds. Undefined decides nothing: `canActivate` decides.
   */
  refusalOnSight?(request: FastifyRequest, route: Route): AppError | undefined;

  /**
   * The side effects of `canActivate`, such as counting. Called when the fast path is about to send the answer.
   * @throws what `canActivate` throws, such as the 429 of a throttle.
   */
  onFastPath?(request: FastifyRequest, reply: FastifyReply): void;
}
