import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Ownership } from './ownership';
import { type Route, Routes } from './routes';

/**
 * Stops the boot when a route declares no access policy, or not who owns what its path names. So a forgotten declaration
 * is a process that does not start, and never an unprotected route.
 */
@Injectable()
export class DeclaredAccess implements OnApplicationBootstrap {
  constructor(
    private readonly routes: Routes,
    private readonly ownership: Ownership,
  ) {}

  /** Runs after every `onModuleInit`, where rooms register their ownership checks. @throws Error naming every such route. */
  onApplicationBootstrap(): void {
    const problems = this.routes
      .all()
      .flatMap((route) => this.problemsOf(route).map((problem) => `${route.name} ${problem}`));
    if (problems.length > 0) throw new Error(`Routes that cannot be served:\n  - ${problems.join('\n  - ')}`);
  }

  private problemsOf({ path, policy, owns }: Route): string[] {
    if (!policy) return ['declares no access policy: add @SignedIn(), @AdminsOnly(…), @UsersOrAgents() or @Public()'];
    if (policy.public) return [];
    if (owns && !this.ownership.answersFor(owns.kind)) return [`asks who owns a ${owns.kind}, and no room answers`];
    return [...path.matchAll(/:(\w+)/g)]
      .map(([, parameter]) => parameter)
      .filter((parameter) => parameter !== owns?.parameter && !owns?.parts?.includes(parameter ?? ''))
      .map((parameter) => `does not say whose "${parameter}" is: add @OwnsTeam(), @OwnsBranch() or the like`);
  }
}
