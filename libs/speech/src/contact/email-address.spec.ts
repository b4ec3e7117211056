import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readEmail } from './email-address';

describe('readEmail', () => {
  it.each([
    ['erika@example.com', 'erika@example.com'],
    [' erika@example.com ', 'erika@example.com'],
    ['erika@example.com.', 'erika@example.com'],
    ['"erika@example.com",', 'erika@example.com'],
    ['mailto:erika@example.com', 'erika@example.com'],
    ['Erika Muster <erika@example.com>', 'erika@example.com'],
    ['erika @ example . com', 'erika@example.com'],
    ['erika\u200B@example.com', 'erika@example.com'],
    ['erika punkt muster at example punkt de', 'erika.muster@example.de'],
    ['Erika Punkt Muster ät Example Punkt de.', 'erika.muster@example.de'],
    ['erika unterstrich 77 at web minus mail punkt de', 'erika_77@web-mail.de'],
    ['erika dot muster at example dot com', 'erika.muster@example.com'],
    ['erika(at)example[dot]com', 'erika@example.com'],
    ['erika@example dot com', 'erika@example.com'],
    ['e r i k a at example dot com', 'erika@example.com'],
    ['e-r-i-k-a at example dot com', 'erika@example.com'],
    ['M as in Mike, A as in Alpha, X at example dot org', 'max@example.org'],
    ['M wie Martha, a wie Anton, x punkt muster at web punkt de', 'max.muster@web.de'],
    ['Erika Punkt Muster, at, GMX Punkt de', 'erika.muster@gmx.de'],
    ['a-b.muster at example punkt de', 'a-b.muster@example.de'],
    ['erika plus tag at example dot com', 'erika+tag@example.com'],
    ['E-Mail: erika@example.com', 'erika@example.com'],
    ['Meine E-Mail ist erika@example.com.', 'erika@example.com'],
    ['erika@example.com (privat)', 'erika@example.com'],
    ['[erika@example.com](mailto:erika@example.com)', 'erika@example.com'],
    ['<mailto:erika@example.com>', 'erika@example.com'],
    ['nonna@example.com', 'nonna@example.com'],
    ['none@gmail.com', 'none@gmail.com'],
  ])('an address may be written %j', (text, value) => expect(readEmail(text)).toEqual({ kind: 'given', value }));

  it.each([
    '',
    ' ',
    '-',
    'none',
    'None.',
    'N/A',
    'n/a',
    'null',
    'NULL',
    'undefined',
    'unknown',
    'no',
    'no email',
    'No e-mail address provided',
    'not provided',
    'not given',
    'keine',
    'Keine',
    'keine E-Mail',
    'keine E-Mail-Adresse',
    'keine Angabe',
    'k. A.',
    'nicht angegeben',
    'Nicht bekannt',
    'liegt nicht vor',
    'hat keine',
    'der Kunde hat keine E-Mail',
    'unbekannt',
    '{{user_email}}',
    '<email>',
    '[email]',
    'noemail@example.com',
    'no-email@example.com',
    'nomail@none.com',
    'none@none.com',
    'unknown@unknown.com',
    'keine@keine.de',
    'keine-email@salon.de',
    'no@email.com',
    'n/a@example.com',
    'erika@anything.invalid',
    'not-provided',
    'no thanks',
    'nein danke',
    "I don't have one",
    'prefers not to say',
    'möchte keine angeben',
    'not collected',
    'xxx',
    'email_address',
    'user_email',
    'the same',
  ])('%j stands for no address', (text) => expect(readEmail(text)).toEqual({ kind: 'none' }));

  it.each([
    'erika',
    'erika@',
    '@example.com',
    'erika@example',
    'erika muster at example punkt de',
    'erika at example',
    'a@b@c.de',
    'mueller ae@web.de',
    'not erika@example.com',
    'erika@example.com; max@example.com',
    `${'x'.repeat(250)}@example.org`,
  ])('what is no address for certain is refused with the wanted form: %s', (text) =>
    expect(readEmail(text)).toEqual({ kind: 'unusable', why: expect.stringContaining('erika@example.org') }),
  );

  it('an address is read as it is, however it is spoken or wrapped', () => {
    const word = fc
      .stringMatching(/^[a-z][a-z0-9]{2,7}$/)
      .filter((text) => !/^(punkt|dot|minus|plus|dash|hyphen|at)$/.test(text));
    fc.assert(
      fc.property(word, word, word, (first, last, domain) => {
        const value = `${first}.${last}@${domain}.de`;
        const written = [value, ` ${value}\n`, `<${value}>`, `${first} punkt ${last} at ${domain} punkt de`];
        const readings = written.map(readEmail);
        for (const reading of readings) expect(reading).toEqual(readings[0]);
        if (readings[0]?.kind === 'given') expect(readings[0].value).toBe(value);
      }),
    );
  });
});
