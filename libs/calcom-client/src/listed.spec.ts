import { describe, expect, it } from '@jest/globals';
import { readTeam } from './answers';
import { merged, readListed } from './listed';
import { OddPart } from './oddity';
import { TEAM } from '../testing/samples';
import { Wire } from './wire';

const readData = (data: unknown) => readListed(Wire.object({ data }, 'the answer'), { object: 'team', read: readTeam });
const read = (...items: unknown[]) => readData(items);
const idsOf = ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id);

describe('readListed', () => {
  it.each([
    ['without a name', { ...TEAM, name: '' }, TEAM.id, 'name', 'is missing'],
    ['with a blank name', { ...TEAM, name: ' ' }, TEAM.id, 'name', 'is missing'],
    ['with a name that is too long', { ...TEAM, name: 'x'.repeat(501) }, TEAM.id, 'name', 'is too long'],
    ['with a number as name', { ...TEAM, name: 7 }, TEAM.id, 'name', 'is no text'],
    ['without an id', { ...TEAM, id: null }, null, 'id', 'is missing'],
    ['with an id beyond 2^53', { ...TEAM, id: 2 ** 53 }, null, 'id', 'is no id'],
    ['with half an id', { ...TEAM, id: 0.5 }, null, 'id', 'is no id'],
    ['with the id 0', { ...TEAM, id: 0 }, null, 'id', 'is no id'],
    ['that is a text', 'Team1', null, '', 'is no object'],
    ['that is null', null, null, '', 'is missing'],
    ['that is a list', [TEAM], null, '', 'is no object'],
  ])('a list names an item %s, and holds its neighbours', (_, odd, calcomId, field, message) => {
    const listed = read({ ...TEAM, id: 1 }, odd, { ...TEAM, id: 2 });
    expect(idsOf(listed)).toEqual([1, 2]);
    expect(listed.problems).toEqual([{ object: 'team', calcomId, field, message }]);
  });

  it.each([['Eastern Standard Time'], ['CEST'], ['+02:00'], ['Europe/Atlantis'], ['Europe/Berlin\0'], [7]])(
    'a list holds a team whose zone is %j without it, and says so',
    (timeZone) => {
      const listed = read({ ...TEAM, timeZone });
      expect(listed.items).toMatchObject([{ id: TEAM.id, timezone: null }]);
      expect(listed.problems).toMatchObject([{ calcomId: TEAM.id, field: 'timeZone' }]);
    },
  );

  it.each([
    ['EuRoPe/BeRlIn', 'Europe/Berlin'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['', null],
    [null, null],
  ])('a list holds the zone %j as %j, without a word', (timeZone, timezone) => {
    const listed = read({ ...TEAM, timeZone });
    expect(listed).toMatchObject({ items: [{ timezone }], problems: [] });
  });

  it('a list holds an id of digits, which Cal.com has sent as a text', () => {
    expect(idsOf(read({ ...TEAM, id: '7' }))).toEqual([7]);
  });

  it('a list holds one of two items with the same id, and names it where they differ', () => {
    expect(read(TEAM, { ...TEAM })).toMatchObject({ items: [{ name: TEAM.name }], problems: [] });
    const { items, problems } = read(TEAM, { ...TEAM, name: 'Another' });
    expect(items).toMatchObject([{ name: TEAM.name }]);
    expect(problems).toMatchObject([{ calcomId: TEAM.id, field: 'id' }]);
  });

  it('metadata that cannot be stored takes no other with it', () => {
    const metadata = { good: { deep: [1] }, nul: { deep: ['\0'] }, half: '\ud800', '\0key': 1 };
    const listed = read({ ...TEAM, metadata });
    expect(listed.items).toMatchObject([{ metadata: { good: { deep: [1] } } }]);
    expect(Object.keys(listed.items[0]?.metadata ?? {})).toEqual(['good']);
    expect(listed.problems).toMatchObject([{ field: 'metadata' }]);
  });

  it('metadata that is deeper than any stack is left out', () => {
    const deep = JSON.parse(`{"deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "flat": 1}`) as object;
    expect(read({ ...TEAM, metadata: deep }).items).toMatchObject([{ metadata: { flat: 1 } }]);
  });

  it.each([[null], [{}], ['[]'], [undefined]])('what is no list is refused as a whole (%j)', (value) => {
    expect(() => readData(value)).toThrow(OddPart);
  });

  it('a list of more items than any account has is refused as a whole', () => {
    expect(() => readData(Array.from({ length: 10_001 }, () => null))).toThrow('has no end');
  });
});

describe('merged', () => {
  it('several lists are one, in their order, and the first item with an id counts', () => {
    const of = (...ids: number[]) => read(...ids.map((id) => ({ ...TEAM, id, name: `${ids.join()}/${id}` })));
    const { items } = merged([of(1, 2), of(2, 3)]);
    expect(items.map(({ name }) => name)).toEqual(['1,2/1', '1,2/2', '2,3/3']);
  });
});
