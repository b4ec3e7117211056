import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AdmissionGuard, calledPolicyOf, type Route, tenantOf } from '@app/tenancy';
import { MaintenanceMode } from './maintenance-mode';

type Policy = Route['policy'];

const READING = ['GET', 'HEAD'];

/**
 * Answers 503 `read_only`: while maintenance is on, only reading requests are admitted. Calls of voice agents are
 * answered in words by their functions. Runs after authentication, so that strangers do not learn of the maintenance.
 */
@Injectable()
export class MaintenanceGuard implements AdmissionGuard {
  constructor(private readonly mode: MaintenanceMode) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isServedAlways(request, calledPolicyOf(context))) await this.mode.refuseWhileOn();
    return true;
  }

  /** Reading is never refused, so it needs no look at the switch. */
  alreadyAdmits(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): boolean {
    return isServedAlways(request, policy) || this.mode.isKnownToBeOff();
  }
}

function isServedAlways(request: FastifyRequest, policy: Policy): boolean {
  if (READING.includes(request.method) || policy?.duringMaintenance === true) return true;
  return policy?.agents === true && tenantOf(request)?.role === 'agent';
}
