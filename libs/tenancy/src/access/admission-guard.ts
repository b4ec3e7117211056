import type { CanActivate } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Route } from './routes';

/**
 * A guard that every request passes, and that can say beforehand whether its "yes" is already known. The fast path asks
 * it when a request's headers are there; a guard without {@link alreadyAdmits} switches the fast path off.
 */
export interface AdmissionGuard extends CanActivate {
  /**
   * True only where `canActivate` would let this request pass, as far as that is known in this process: no query, no
   * promise. False says nothing: the request then takes the slow path, where `canActivate` decides.
   */
  alreadyAdmits?(request: FastifyRequest, route: Route): boolean;

  /**
   * What `canActivate` does besides deciding, such as counting. Called when the fast path is about to send the answer.
   * @throws what `canActivate` throws when it is too much.
   */
  onFastPath?(request: FastifyRequest): void;
}
