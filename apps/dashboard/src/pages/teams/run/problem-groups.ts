import type { SyncProblem } from '@team-selector/client';

export interface ProblemGroup extends Pick<SyncProblem, 'object' | 'calcom_id'> {
  problems: SyncProblem[];
}

/** The problems by the team or service of Cal.com that has them, in the order of the first one of each. */
export function problemGroups(problems: readonly SyncProblem[]): ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ object, calcom_id }) => `${object} ${calcom_id}`);
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ object: first.object, calcom_id: first.calcom_id, problems: all }] : [];
  });
}
