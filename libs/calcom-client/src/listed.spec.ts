import { describe, expect, it } from '@jest/globals';
import { readTeam } from './answers';
import { readListed } from './listed';
import { TEAM } from '../testing/samples';
import { MissingPart } from './wire';

const read = (...items: unknown[]) => readListed('team', items, 'data', readTeam);

describe('readListed', () => {
  it.each([
    ['without a name', { ...TEAM, name: '' }, TEAM.id, 'name'],
    ['without an id', { ...TEAM, id: null }, null, 'id'],
    ['that is a text', 'Team1', null, ''],
    ['that is null', null, null, ''],
    ['that is a list', [TEAM], null, ''],
  ])('a list names an item %s, and holds its neighbours', (_, odd, calcomId, field) => {
    const neighbours = [
      { ...TEAM, id: 1 },
      { ...TEAM, id: 2 },
    ];
    const { items, problems } = read(neighbours[0], odd, neighbours[1]);
    expect(items.map(({ id }) => id)).toEqual([1, 2]);
    expect(problems).toEqual([{ object: 'team', calcomId, field, message: 'is missing' }]);
  });

  it.each([[null], [{}], ['[]'], [undefined]])('what is no list is refused as a whole (%j)', (value) => {
    expect(() => readListed('team', value, 'data', readTeam)).toThrow(MissingPart);
  });
});
