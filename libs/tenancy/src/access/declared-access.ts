import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Ownership } from './ownership';
import { type Route, Routes } from './routes';

/**
 * Stops the boot when a route does not say who may call it, or whose the thing is that its path names. A route that
 * was forgotten is then a process that does not start, and never an open door.
 */
@Injectable()
export class DeclaredAccess implements OnApplicationBootstrap {
  constructor(
    private readonly routes: Routes,
    private readonly ownership: Ownership,
  ) {}

  /** @throws Error naming every such route. After the rooms' own `onModuleInit`, in which they answer for their kinds. */
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
      .filter((parameter) => parameter !== owns?.parameter)
      .map((parameter) => `does not say whose "${parameter}" is: add @OwnsTeam(), @OwnsBranch() or the like`);
  }
}
