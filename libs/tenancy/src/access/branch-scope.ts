import { Filter } from '@mikro-orm/decorators/legacy';

export const BRANCH_FILTER = 'branch';
/** The setting that the `branch` policies compare. Unset: the whole company. */
export const BRANCH_SETTING = 'app.branch_id';

/** The condition for the rows of a branch, in the filter language of the ORM. */
type ConditionOf = (branchId: number) => object;

/**
 * Marks an entity whose rows belong to branches: for a user who is limited to a branch, each query is filtered. Its
 * table needs a `branch` policy, too.
 */
export const OfBranch = (conditionOf: ConditionOf): ClassDecorator =>
  Filter({
    name: BRANCH_FILTER,
    default: true,
    // Most callers are not limited, so the filter has no parameters then.
    args: false,
    cond: (scope: { branchId?: number } | undefined) =>
      scope?.branchId === undefined ? {} : conditionOf(scope.branchId),
  }) as ClassDecorator;
