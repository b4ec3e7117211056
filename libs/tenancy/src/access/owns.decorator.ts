import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiFailures } from '@app/common';
import type { OwnedKind } from './ownership';

const OWNS = 'team-selector:owns';

/** The path parameter that names an owned row. */
export interface OwnershipRule {
  kind: OwnedKind;
  parameter: string;
  /** Parameters that name parts of that row. The handler finds them inside of it, and refuses the others alike. */
  parts?: readonly string[];
}

const reflector = new Reflector();

/** The ownership rule of a route; undefined without a declaration. */
export const ownershipRuleOf = (handler: (...args: never[]) => unknown): OwnershipRule | undefined =>
  reflector.get<OwnershipRule | undefined>(OWNS, handler);

/**
 * The path parameter must name a row of this kind of the caller's company.
 * @param parts name parts of it.
 */
export const Owns = (kind: OwnedKind, parameter = 'id', parts?: readonly string[]): MethodDecorator =>
  applyDecorators(
    SetMetadata(OWNS, { kind, parameter, parts } satisfies OwnershipRule),
    ApiFailures({ 403: `The ${kind} is not one of the caller's company, or does not exist` }),
  );

/** The path parameter must name a team of the caller's company. */
export const OwnsTeam = (parameter = 'id'): MethodDecorator => Owns('team', parameter);

/** The path parameter must name a branch of the caller's company. */
export const OwnsBranch = (parameter = 'id'): MethodDecorator => Owns('branch', parameter);

/** The path parameter must name a user of the caller's company. */
export const OwnsUser = (parameter = 'id'): MethodDecorator => Owns('user', parameter);

/** The path parameter must name a token of the caller's company. */
export const OwnsToken = (parameter = 'id'): MethodDecorator => Owns('token', parameter);
