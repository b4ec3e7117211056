import { beforeAll, describe, expect, it } from '@jest/globals';
import { readLine } from '../support/command-line';
import { ensureProductionBuild } from '../support/production-build';
import { run } from '../support/programs';

const AT = '2026-11-26T10:00:00+01:00';
const GERMAN = ['when', '--locale', 'de', '--timezone', 'Europe/Berlin', '--at', AT];

/** Neither a database nor Redis nor Cal.com is named to it. */
async function answers(args: string[], input?: string): Promise<unknown[]> {
  const { code, stdout, stderr } = await run('cli', args, {}, input);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('the command `when`', () => {
  beforeAll(ensureProductionBuild, 240_000);

  it('answers words with a moment, a range, an open range or a question', async () => {
    expect(await answers([...GERMAN, 'morgen', 'um', 'halb', 'neun'])).toEqual([
      { kind: 'moment', start: '2026-11-27T08:30:00+01:00', understood: 'Freitag, 27. November um 8:30 Uhr' },
    ]);
    expect(await answers(GERMAN, 'morgen Nachmittag\nnicht vor Dienstag\nnächsten Freitag um elf\n')).toEqual([
      {
        kind: 'range',
        start: '2026-11-27T12:00:00+01:00',
        end: '2026-11-27T18:00:00+01:00',
        understood: 'Freitag, 27. November zwischen 12:00 und 18:00 Uhr',
      },
      { kind: 'range', start: '2026-12-01T00:00:00+01:00', end: null, understood: 'ab Dienstag, 1. Dezember' },
      { kind: 'ask', choices: ['Freitag, 27. November um 11:00 Uhr', 'Freitag, 4. Dezember um 11:00 Uhr'] },
    ]);
  });

  it('takes the moment and the offered moments from the line, where it names them', async () => {
    const input = [
      '2026-12-03T09:00:00+01:00\tmorgen um drei',
      '\t2026-11-27T11:00,2026-12-04T11:00\tdas zweite bitte',
      '',
      'morgen um drei',
    ].join('\n');
    expect(await answers(GERMAN, input)).toMatchObject([
      { start: '2026-12-04T15:00:00+01:00' },
      { start: '2026-12-04T11:00:00+01:00' },
      { kind: 'ask', choices: [] },
      { start: '2026-11-27T15:00:00+01:00' },
    ]);
  });

  it('answers ten thousand lines, one each', async () => {
    const input = 'am Donnerstag, dem 27. November, um zehn\n'.repeat(10_000);
    expect(await answers(GERMAN, input)).toHaveLength(10_000);
  });

  it.each([
    ['when --timezone Europe/Berlin morgen', /required option '--locale/],
    ['when --locale de morgen', /required option '--timezone/],
    ['when --locale fr --timezone Europe/Paris demain', /Expected de or en/],
    ['when --locale de --timezone Mars/Phobos morgen', /Expected an IANA time zone/],
    ['when --locale de --timezone Europe/Berlin --at morgen um drei', /Expected an ISO date and time/],
    ['when --locale de --timezone Europe/Berlin --offered bald um drei', /Expected ISO dates and times/],
  ])('refuses `%s` in one line', async (line, reason) => {
    const { code, stderr } = await readLine(line);
    expect(code).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('names the line of standard input that it cannot read, and prints no answers', async () => {
    const { code, stdout, stderr } = await run('cli', GERMAN, {}, 'morgen\nbald\tmorgen\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Line 2 of standard input: expected an ISO date and time[^\n]*\n$/);
  });
});
