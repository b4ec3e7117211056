import { applyDecorators, type ExecutionContext, SetMetadata, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiFailures } from '@app/common';

const ACCESS = 'team-selector:access';

/** Who may call a route. A route that does not say is not served. */
export interface AccessPolicy {
  /** Nobody needs to sign in. */
  public?: boolean;
  /** Trades a password for a token, so it is throttled by address and account. */
  signsIn?: boolean;
  /** A call signed by a voice agent counts as signing in. */
  agents?: boolean;
  /** Only administrators; the sentence is what others are told. */
  adminsOnly?: string;
  /** What a token must be allowed to do. */
  ability?: string;
}

const reflector = new Reflector();

/** What a route has declared about its callers; its own word counts before its controller's. Undefined: it was forgotten. */
export const accessPolicyOf = (handler: (...args: never[]) => unknown, controller: Type): AccessPolicy | undefined =>
  reflector.getAllAndOverride<AccessPolicy | undefined>(ACCESS, [handler, controller]);

/** The same for the route that is being called. */
export const calledPolicyOf = (context: ExecutionContext): AccessPolicy | undefined =>
  accessPolicyOf(context.getHandler() as (...args: never[]) => unknown, context.getClass());

const access = (policy: AccessPolicy): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, Object.freeze(policy));

const SIGNED_OUT = { 401: 'Not signed in, or the credential is unknown, expired or revoked' };

/** Anyone, without signing in. */
export const Public = (): MethodDecorator & ClassDecorator => access({ public: true });

/** Anyone, in order to sign in. */
export const SignsIn = (): MethodDecorator => access({ public: true, signsIn: true });

/** Any user of a company. */
export const SignedIn = (options: Pick<AccessPolicy, 'ability'> = {}): MethodDecorator =>
  applyDecorators(access(options), ApiBearerAuth(), ApiFailures(SIGNED_OUT));

/** Administrators of a company; `refusal` is the sentence that others get with the 403. */
export const AdminsOnly = (refusal: string, options: Pick<AccessPolicy, 'ability'> = {}): MethodDecorator =>
  applyDecorators(
    access({ ...options, adminsOnly: refusal }),
    ApiBearerAuth(),
    ApiFailures({ ...SIGNED_OUT, 403: `${refusal}, or a resource of another company` }),
  );

/** Users with a token, and voice agents with a signed call. */
export const UsersOrAgents = (options: Pick<AccessPolicy, 'ability'> = {}): MethodDecorator =>
  applyDecorators(
    access({ ...options, agents: true }),
    ApiBearerAuth(),
    ApiSecurity('retell'),
    ApiFailures(SIGNED_OUT),
  );
