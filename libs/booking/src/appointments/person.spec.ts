import { describe, expect, it } from '@jest/globals';
import { isSamePerson } from './person';

const EMAIL = 'erika@example.org';
const NUMBER = '+491701234567';

type Contact = Parameters<typeof isSamePerson>[0];

const SAME: [string, Contact, Contact][] = [
  ['a name and its longer form', { name: 'Erika', email: EMAIL }, { name: 'Erika Muster', email: EMAIL }],
  [
    'another letter case and accents',
    { name: 'René  MÜLLER', email: EMAIL },
    { name: 'Rene Muller', email: 'Erika@Example.org' },
  ],
  ['an umlaut that is written out', { name: 'Jörg Groß', email: EMAIL }, { name: 'Joerg Gross', email: EMAIL }],
  ['a title', { name: 'Frau Dr. Muster', email: EMAIL }, { name: 'Erika Muster', email: EMAIL }],
  ['an initial', { name: 'E. Muster', email: EMAIL }, { name: 'Erika Muster', email: EMAIL }],
  ['a contact that only one gives', { name: 'Erika' }, { name: 'Erika', email: EMAIL }],
  ['an e-mail address once and a number once', { name: 'Erika', email: EMAIL }, { name: 'Erika', phoneNumber: NUMBER }],
  [
    'one number and two addresses',
    { name: 'Erika', email: EMAIL, phoneNumber: NUMBER },
    { name: 'Erika', email: 'other@example.org', phoneNumber: NUMBER },
  ],
  [
    'a number that was given, and a call from another one',
    { name: 'Erika', phoneNumber: NUMBER },
    { name: 'Erika', phoneNumber: '+49301', isCallersNumber: true },
  ],
  [
    'calls from one number',
    { name: 'Erika', phoneNumber: NUMBER, isCallersNumber: true },
    { name: 'Erika Muster', phoneNumber: NUMBER, isCallersNumber: true },
  ],
];

const DIFFERENT: [string, Contact, Contact][] = [
  ['another name with one number', { name: 'Erika', phoneNumber: NUMBER }, { name: 'Max', phoneNumber: NUMBER }],
  ['another initial', { name: 'M. Muster', email: EMAIL }, { name: 'Erika Muster', email: EMAIL }],
  ['another surname', { name: 'Erika Muster', email: EMAIL }, { name: 'Erika Mann', email: EMAIL }],
  ['another address', { name: 'Erika', email: EMAIL }, { name: 'Erika', email: 'other@example.org' }],
  [
    'calls from two numbers',
    { name: 'Erika', phoneNumber: NUMBER, isCallersNumber: true },
    { name: 'Erika', phoneNumber: '+49301', isCallersNumber: true },
  ],
];

describe('a person', () => {
  it.each(SAME)('a person is the same with %s', (_case, one, other) => {
    expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([true, true]);
  });

  it.each(DIFFERENT)('a person is another with %s', (_case, one, other) => {
    expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([false, false]);
  });
});
