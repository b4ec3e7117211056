import type { Team } from '@team-selector/client';

export type Patch = Partial<Pick<Team, 'name' | 'branch_id' | 'timezone' | 'is_active' | 'is_default'>>;

/** A change of one team. */
export interface TeamChange {
  id: number;
  patch: Patch;
}

/** What takes a change back, and of which team it was. */
export interface Undo {
  name: string;
  changes: TeamChange[];
  /** Tells one from the next. */
  nth: number;
}

/** The entered fields that differ from the team's; undefined if none does. */
export function changedFields(team: Team, entered: Required<Patch>): Patch | undefined {
  const changed = Object.entries(entered).filter(([field, value]) => team[field as keyof Patch] !== value);
  return changed.length > 0 ? (Object.fromEntries(changed) as Patch) : undefined;
}

/**
 * What takes a change back. A company has one default team: where the change has taken that from another team, giving it
 * back to that team is enough.
 */
export function undoOf(teams: readonly Team[], { id, patch }: TeamChange): TeamChange[] {
  const before = teams.find((team) => team.id === id);
  if (!before) return [];
  const formerDefault = patch.is_default === true ? teams.find((team) => team.is_default && team.id !== id) : undefined;
  const fields = (Object.keys(patch) as (keyof Patch)[]).filter((field) => field !== 'is_default' || !formerDefault);
  const own = Object.fromEntries(fields.map((field) => [field, before[field]])) as Patch;
  return [
    ...(fields.length > 0 ? [{ id, patch: own }] : []),
    ...(formerDefault ? [{ id: formerDefault.id, patch: { is_default: true } }] : []),
  ];
}
