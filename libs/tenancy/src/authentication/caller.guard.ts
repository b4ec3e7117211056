import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { type AppError, unauthenticated } from '@app/common';
import { type AccessPolicy, calledPolicyOf } from '../access/access.decorator';
import type { AdmissionGuard } from '../access/admission-guard';
import { refusalFor } from '../access/authorize';
import { assignTenant, tenantOf } from '../access/request-tenant';
import type { Route } from '../access/routes';
import type { TenantContext } from '../access/tenant-context';
import { BEARER } from './bearer.strategy';
import { RequestCredentials } from './request-credentials';
import { refusalOfForm, TokensService } from './tokens.service';

/** How agents sign in: the name of the strategy, and the header that it reads. */
const AGENT_SIGNATURE = { strategy: 'agent-signature', header: 'x-retell-signature' };

/** Judges the signatures of voice agents. Implemented by the room that verifies them. */
export interface SignatureJudge {
  /** The 401 that the headers of a request deserve, or undefined. */
  refusalOnSight(request: FastifyRequest): AppError | undefined;

  /**
   * The tenant of a request whose signature is verified over the bytes of its body, if no query is needed. Undefined
   * decides nothing.
   */
  known(request: FastifyRequest): TenantContext | undefined;
}

const NO_JUDGE: SignatureJudge = { refusalOnSight: () => undefined, known: () => undefined };

/** Authenticates the caller, sets the tenant and checks the route's policy. Makes the 401. */
@Injectable()
export class CallerGuard implements AdmissionGuard {
  static readonly agentSignature = AGENT_SIGNATURE;

  private readonly bearer = new (AuthGuard(BEARER))();
  private readonly agent = new (AuthGuard(AGENT_SIGNATURE.strategy))();
  private signatures = NO_JUDGE;

  constructor(
    private readonly tokens: TokensService,
    private readonly credentials: RequestCredentials,
  ) {}

  /** Whether the request is to be authenticated by an agent's signature. A token beside it does not count. */
  static isSigned({ headers }: Pick<FastifyRequest, 'headers'>, { agents }: AccessPolicy): boolean {
    return agents === 'only' || (agents === true && headers[AGENT_SIGNATURE.header] !== undefined);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = calledPolicyOf(context);
    if (!policy) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access policy`);
    if (policy.public) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isSigned = CallerGuard.isSigned(request, policy);
    if (!isSigned && this.tokenFor(request, policy) === undefined) throw unauthenticated();
    await (isSigned ? this.agent : this.bearer).canActivate(context);
    const tenant = tenantOf(request);
    if (!tenant) throw unauthenticated();
    const refusal = refusalFor(tenant, policy);
    if (refusal) throw refusal;
    return true;
  }

  judgeSignaturesBy(judge: SignatureJudge): void {
    this.signatures = judge;
  }

  /** The 401 of a request without a well-formed credential. */
  refusalOnSight(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): AppError | undefined {
    if (!policy || policy.public) return undefined;
    if (CallerGuard.isSigned(request, policy)) return this.signatures.refusalOnSight(request);
    const token = this.tokenFor(request, policy);
    return token === undefined ? unauthenticated() : refusalOfForm(token);
  }

  /** The token that counts for a request, unchecked; undefined: it has none. */
  tokenOf(request: FastifyRequest): string | undefined {
    return this.credentials.tokenOf(request);
  }

  /** Whether the request would be authenticated by the cookie of the page, which browsers send by themselves. */
  isBySession(request: FastifyRequest, policy: AccessPolicy): boolean {
    const isOpen = policy.public === true || policy.bearerOnly === true;
    return !isOpen && !CallerGuard.isSigned(request, policy) && this.credentials.isSession(request);
  }

  /**
   * True for a token in the cache of verified tokens, and for a signature of a body that has been read: it is valid for
   * that body only.
   */
  alreadyAdmits(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): boolean {
    if (!policy) return false;
    if (policy.public) return true;
    const tenant = CallerGuard.isSigned(request, policy)
      ? this.signatures.known(request)
      : this.knownToken(request, policy);
    if (!tenant || refusalFor(tenant, policy)) return false;
    assignTenant(request, tenant);
    return true;
  }

  private knownToken(request: FastifyRequest, policy: AccessPolicy): TenantContext | undefined {
    const token = this.tokenFor(request, policy);
    return token === undefined ? undefined : this.tokens.known(token);
  }

  private tokenFor(request: FastifyRequest, { bearerOnly }: AccessPolicy): string | undefined {
    return bearerOnly && this.credentials.isSession(request) ? undefined : this.credentials.tokenOf(request);
  }
}
