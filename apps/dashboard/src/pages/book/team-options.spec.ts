import { describe, expect, it } from '@jest/globals';
import type { Team } from '@team-selector/client';
import { teamOptions } from './team-options';

const team = (id: number, branch_name: string | null, is_default = false) =>
  ({ id, name: `Team ${id}`, branch_name, is_default }) as Team;
const options = (...teams: Team[]) => teamOptions(teams, (name) => `${name} *`, 'others');

describe('the teams to choose from', () => {
  it('stand below their branches, the default one marked', () => {
    expect(options(team(1, 'Berlin', true), team(2, 'Hamburg'), team(3, 'Berlin'), team(4, null))).toEqual([
      {
        group: 'Berlin',
        items: [
          { value: '1', label: 'Team 1 *' },
          { value: '3', label: 'Team 3' },
        ],
      },
      { group: 'Hamburg', items: [{ value: '2', label: 'Team 2' }] },
      { group: 'others', items: [{ value: '4', label: 'Team 4' }] },
    ]);
  });

  it('stand in one list where they share a branch, and a single one is not marked', () => {
    expect(options(team(1, null), team(2, null))).toEqual([
      { value: '1', label: 'Team 1' },
      { value: '2', label: 'Team 2' },
    ]);
    expect(options(team(1, null, true))).toEqual([{ value: '1', label: 'Team 1' }]);
  });
});
