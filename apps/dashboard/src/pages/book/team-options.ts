import type { Team } from '@team-selector/client';

interface Option {
  value: string;
  label: string;
}

/**
 * Teams below their branches, in the order they came; without groups where no team has a branch of its own.
 * @param asDefault marks the default team's name.
 */
export function teamOptions(
  teams: readonly Team[],
  asDefault: (name: string) => string,
  withoutBranch: string,
): Option[] | { group: string; items: Option[] }[] {
  const optionOf = ({ id, name, is_default }: Team): Option => ({
    value: String(id),
    label: is_default && teams.length > 1 ? asDefault(name) : name,
  });
  const groups = Map.groupBy(teams, ({ branch_name }) => branch_name ?? withoutBranch);
  const isFlat = groups.size < 2;
  if (isFlat) return teams.map(optionOf);
  return [...groups].map(([group, members]) => ({ group, items: members.map(optionOf) }));
}
