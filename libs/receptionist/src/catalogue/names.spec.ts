import { describe, expect, it } from '@jest/globals';
import { named } from './names';

const SERVICES = ['Herrenhaarschnitt', 'Damenhaarschnitt', 'Färben', 'Bartpflege', 'Massage (60 Min.)'];
const meant = (words: string, names = SERVICES): string => {
  const found = named(words, names, (name) => [name]);
  return found.kind === 'exact'
    ? found.item
    : 'items' in found
      ? `${found.kind}: ${found.items.join(', ')}`
      : found.kind;
};

describe('a name in a caller’s words', () => {
  it.each([
    ['Herrenhaarschnitt', 'Herrenhaarschnitt'],
    ['herren-haarschnitt', 'Herrenhaarschnitt'],
    ['HERRENHAARSCHNITT', 'Herrenhaarschnitt'],
    ['faerben', 'Färben'],
    ['farben', 'Färben'],
    ['massage 60 min', 'Massage (60 Min.)'],
    ['Bartpflege.', 'Bartpflege'],
  ])('a name in a caller’s words is meant but for letter case, accents, blanks and signs: %s', (words, name) => {
    expect(meant(words)).toBe(name);
  });

  it.each([
    ['Bartpfege', 'near: Bartpflege'],
    ['Herenhaarschnit', 'near: Herrenhaarschnitt'],
    ['Massage', 'near: Massage (60 Min.)'],
    ['Haarschnitt', 'several: Herrenhaarschnitt, Damenhaarschnitt'],
  ])('a name in a caller’s words that is only alike is asked back: %s', (words, found) => {
    expect(meant(words)).toBe(found);
  });

  it.each(['Maniküre', 'Bart', '', '   ', '???', '🙂', 'x'.repeat(300), 'Farbe und Schnitt'])(
    'a name in a caller’s words that is of nothing means nothing: %j',
    (words) => expect(meant(words)).toBe('none'),
  );

  it('a name in a caller’s words that two have alike is asked back, unless one is called exactly so', () => {
    expect(meant('mitte', ['Mitte', 'MITTE'])).toBe('several: Mitte, MITTE');
    expect(meant('Mitte', ['Mitte', 'MITTE'])).toBe('Mitte');
  });

  it('a name in a caller’s words is found under each name that something has', () => {
    const team = { name: 'Salon Kessler', branch: 'Prenzlauer Berg' };
    expect(named('prenzlauer berg', [team], ({ name, branch }) => [name, branch])).toEqual({
      kind: 'exact',
      item: team,
    });
  });
});
