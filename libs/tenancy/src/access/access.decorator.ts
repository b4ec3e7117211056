import { applyDecorators, type ExecutionContext, SetMetadata, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiFailures } from '@app/common';

const ACCESS = 'team-selector:access';

/** Who may call a route. A route without a policy stops the boot. */
export interface AccessPolicy {
  /** No credential is needed. */
  public?: boolean;
  /** The body's signature is the only credential; it is verified before the body is parsed. */
  signed?: boolean;
  /** Trades a password for a token, so it is throttled by address and account. */
  signsIn?: boolean;
  /** Answers with the cookie of the page, so only a page of this service's own origin may ask. */
  opensSession?: true;
  /** The page's cookie is not accepted: the route is for programs. */
  bearerOnly?: true;
  /** The signature of a voice agent is accepted as a credential; `only`: nothing else is. */
  agents?: boolean | 'only';
  /** Only administrators; the sentence is the message of the 403. */
  adminsOnly?: string;
  /** Also administrators who are limited to a branch: the route changes only what belongs to their branch. */
  branchAdmins?: true;
  /** The ability that the token must have. */
  ability?: string;
  /** Refuses pages of other origins, since a client on the user's machine may lend them its token. */
  ofOwnOrigin?: true;
  /**
   * Also served during maintenance, although its method is not GET: it changes nothing, refuses changes itself,
   * or has to go on.
   */
  duringMaintenance?: true;
}

const reflector = new Reflector();

/** The policy of a route: its own, else its controller's. Undefined: none was declared. */
export const accessPolicyOf = (handler: (...args: never[]) => unknown, controller: Type): AccessPolicy | undefined =>
  reflector.getAllAndOverride<AccessPolicy | undefined>(ACCESS, [handler, controller]);

/** The policy of the called route. */
export const calledPolicyOf = (context: ExecutionContext): AccessPolicy | undefined =>
  accessPolicyOf(context.getHandler() as (...args: never[]) => unknown, context.getClass());

const access = (policy: AccessPolicy): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, Object.freeze(policy));

const SIGNED_OUT = { 401: 'Not signed in, or the credential is unknown, expired or revoked' };

/** Anyone, without a credential. `signed`: only requests whose body is signed. */
export const Public = (options: Pick<AccessPolicy, 'signed'> = {}): MethodDecorator & ClassDecorator =>
  access({ ...options, public: true });

/**
 * Anyone; the route exchanges a password for a token and is throttled by address and account. It is served during
 * maintenance, since users who cannot sign in cannot read either.
 */
export const SignsIn = (options: Pick<AccessPolicy, 'opensSession'> = {}): MethodDecorator =>
  access({ ...options, public: true, signsIn: true, duringMaintenance: true });

/** Any user of a company. */
export const SignedIn = (
  options: Pick<AccessPolicy, 'ability' | 'ofOwnOrigin' | 'bearerOnly' | 'duringMaintenance'> = {},
): MethodDecorator => applyDecorators(access(options), ApiBearerAuth(), ApiFailures(SIGNED_OUT));

/** Any user of a company, documented as a user who is signed in to the page. */
export const InSession = (options: Pick<AccessPolicy, 'duringMaintenance'> = {}): MethodDecorator =>
  applyDecorators(access(options), ApiSecurity('session'), ApiFailures(SIGNED_OUT));

/**
 * Administrators of a company; `refusal` is the message of the 403 for others, among them administrators who are limited
 * to a branch, unless the route says otherwise.
 */
export const AdminsOnly = (
  refusal: string,
  options: Pick<AccessPolicy, 'ability' | 'branchAdmins' | 'duringMaintenance'> = {},
): MethodDecorator =>
  applyDecorators(
    access({ ...options, adminsOnly: refusal }),
    ApiBearerAuth(),
    ApiFailures({ ...SIGNED_OUT, 403: `${refusal}, or a resource of another company` }),
  );

/** Only the voice agents' platform, with a signed body. */
export const AgentsOnly = (options: Pick<AccessPolicy, 'duringMaintenance'> = {}): MethodDecorator =>
  applyDecorators(
    access({ ...options, agents: 'only' }),
    ApiSecurity('retell'),
    ApiFailures({ 401: 'The signature is not that of one of the agents that the body names' }),
  );

/** Users with a token, and voice agents with a signed call. */
export const UsersOrAgents = (options: Pick<AccessPolicy, 'ability' | 'duringMaintenance'> = {}): MethodDecorator =>
  applyDecorators(
    access({ ...options, agents: true }),
    ApiBearerAuth(),
    ApiSecurity('retell'),
    ApiFailures(SIGNED_OUT),
  );
