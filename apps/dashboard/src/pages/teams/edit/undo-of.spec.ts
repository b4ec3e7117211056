import { describe, expect, it } from '@jest/globals';
import type { Team } from '@team-selector/client';
import { changedFields, undoOf } from './undo-of';
import { withChange } from './with-change';

const team = (id: number, fields: Partial<Team> = {}): Team => ({
  id,
  name: `Team ${id}`,
  slug: null,
  calcom_team_id: 100 + id,
  branch_id: null,
  branch_name: null,
  is_active: true,
  is_default: false,
  timezone: 'Europe/Berlin',
  synced_at: null,
  sync_status: 'synced',
  sync_error: null,
  ...fields,
});
const TEAMS = [team(1, { is_default: true }), team(2), team(3, { branch_id: 7 })];
const entered = ({ name, branch_id, timezone, is_active, is_default }: Team) => ({
  name,
  branch_id,
  timezone,
  is_active,
  is_default,
});

describe('the changed fields of a team', () => {
  it('are those that differ', () => {
    const changed = changedFields(team(3, { branch_id: 7 }), { ...entered(team(3)), name: 'Other', branch_id: null });
    expect(changed).toEqual({ name: 'Other', branch_id: null });
  });

  it('are undefined where nothing differs', () => {
    expect(changedFields(team(3), entered(team(3)))).toBeUndefined();
  });
});

describe('a change that is undone', () => {
  it.each([
    ['a name', { id: 2, patch: { name: 'Other' } }],
    ['a branch', { id: 3, patch: { branch_id: null } }],
    ['a team that is switched off', { id: 2, patch: { is_active: false } }],
    ['the default team, taken from another', { id: 2, patch: { is_default: true } }],
    ['the default team and a name', { id: 2, patch: { is_default: true, name: 'Other' } }],
    ['the default team, given up', { id: 1, patch: { is_default: false } }],
  ])('leaves the teams as they were: %s', (_, change) => {
    const changed = withChange(TEAMS, change);
    expect(changed).not.toEqual(TEAMS);
    expect(undoOf(TEAMS, change).reduce(withChange, changed)).toEqual(TEAMS);
  });

  it('leaves no default team where there was none', () => {
    const teams = [team(1), team(2)];
    const change = { id: 2, patch: { is_default: true } };
    expect(undoOf(teams, change)).toEqual([{ id: 2, patch: { is_default: false } }]);
  });
});
