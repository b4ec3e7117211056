import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { GUARDS_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type AccessPolicy, accessPolicyOf } from './access.decorator';
import { type OwnershipRule, ownershipRuleOf } from './owns.decorator';

type Handler = (...args: unknown[]) => unknown;

/** A route with its declarations. */
export interface Route {
  /** `GET calcom/teams/:id (TeamsController.get)` */
  name: string;
  verb: string;
  /** Without the prefix that all routes share. */
  path: string;
  handler: Handler;
  policy?: AccessPolicy;
  owns?: OwnershipRule;
  /** Whether it has guards of its own (`@UseGuards`) beside the admission list. */
  hasOwnGuards: boolean;
}

/** Every route of the application, as its controllers declare them. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined);
        if (!handler || path === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const parts = [Reflect.getMetadata(PATH_METADATA, metatype) as string | string[], path].flat();
        const whole = parts.flatMap((part) => part.split('/').filter(Boolean)).join('/');
        return {
          name: `${verb} ${whole} (${metatype.name}.${method})`,
          verb,
          path: whole,
          handler,
          policy: accessPolicyOf(handler, metatype as Type),
          owns: ownershipRuleOf(handler),
          hasOwnGuards: [handler, metatype].some((declared) => Reflect.hasMetadata(GUARDS_METADATA, declared)),
        };
      });
    });
  }
}
