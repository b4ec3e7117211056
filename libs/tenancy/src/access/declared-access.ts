import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type AccessPolicy } from './access.decorator';
import { Ownership } from './ownership';
import { OWNS, type OwnershipRule } from './owns.decorator';

interface Route {
  /** `GET calcom/teams/:id (TeamsController.get)` */
  name: string;
  path: string;
  policy?: AccessPolicy;
  owns?: OwnershipRule;
}

/**
 * Stops the boot when a route does not say who may call it, or whose the thing is that its path names. A route that
 * was forgotten is then a process that does not start, and never an open door.
 */
@Injectable()
export class DeclaredAccess implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly ownership: Ownership,
  ) {}

  /** @throws Error naming every such route. After the rooms' own `onModuleInit`, in which they answer for their kinds. */
  onApplicationBootstrap(): void {
    const problems = this.routes().flatMap((route) =>
      this.problemsOf(route).map((problem) => `${route.name} ${problem}`),
    );
    if (problems.length > 0) throw new Error(`Routes that cannot be served:\n  - ${problems.join('\n  - ')}`);
  }

  private problemsOf({ path, policy, owns }: Route): string[] {
    if (!policy) return ['declares no access policy: add @SignedIn(), @AdminsOnly(…), @UsersOrAgents() or @Public()'];
    if (policy.public) return [];
    if (owns && !this.ownership.answersFor(owns.kind)) return [`asks who owns a ${owns.kind}, and no room answers`];
    return [...path.matchAll(/:(\w+)/g)]
      .map(([, parameter]) => parameter)
      .filter((parameter) => parameter !== owns?.parameter)
      .map((parameter) => `does not say whose "${parameter}" is: add @OwnsTeam(), @OwnsBranch() or the like`);
  }

  private routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined);
        if (!handler || path === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const whole = [Reflect.getMetadata(PATH_METADATA, metatype), path].flat().join('/').replaceAll(/\/+/g, '/');
        return {
          name: `${verb} ${whole} (${metatype.name}.${method})`,
          path: whole,
          policy: this.reflector.getAllAndOverride<AccessPolicy | undefined>(ACCESS, [handler, metatype]),
          owns: this.reflector.get<OwnershipRule | undefined>(OWNS, handler),
        };
      });
    });
  }
}
