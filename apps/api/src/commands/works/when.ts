import { text } from 'node:stream/consumers';
import { DateTime } from 'luxon';
import { AppError } from '@app/common';
import { type Hearing, understand } from '@app/speech';
import { timeReaders } from '../time-readers';
import type { WhenOptions } from '../when-options';

export { timeReaders } from '../time-readers';

/** Prints what words mean, or each line of standard input: one JSON object a line. @throws AppError naming a bad line. */
export async function answerWhen(words: readonly string[], options: WhenOptions): Promise<void> {
  const lines = words.length > 0 ? [words.join(' ')] : linesIn(await text(process.stdin));
  const heard = lines.map((line, index) => (words.length > 0 ? { phrase: line } : fieldsOf(line, index + 1)));
  const answers = heard.map(({ phrase, ...given }) => answerOf(phrase, { ...options, ...given }));
  process.stdout.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
}

interface Line {
  phrase: string;
  at?: string;
  offered?: string[];
}

/** The last line break ends a line and begins none. */
const linesIn = (input: string): string[] => (input === '' ? [] : input.replace(/\r?\n$/, '').split(/\r?\n/));

function fieldsOf(line: string, number: number): Line {
  const [first = '', second, ...rest] = line.split('\t');
  if (second === undefined) return { phrase: first };
  const at = valueOf(first, timeReaders.moment, number, 'an ISO date and time such as 2026-11-26T10:00:00+01:00');
  if (rest.length === 0) return { phrase: second, ...(at && { at }) };
  const offered = valueOf(second, timeReaders.moments, number, 'ISO dates and times separated by commas');
  return { phrase: rest.join(' '), ...(at && { at }), ...(offered && { offered }) };
}

/** An empty field leaves what the options say. */
function valueOf<T>(
  field: string,
  read: (text: string) => T | undefined,
  line: number,
  expected: string,
): T | undefined {
  if (field.trim() === '') return undefined;
  const value = read(field.trim());
  if (value === undefined)
    throw new AppError('validation_failed', { message: `Line ${line} of standard input: expected ${expected}` });
  return value;
}

function answerOf(phrase: string, { locale, timezone, at, offered = [] }: WhenOptions): object {
  const moment = (iso: string): Date => DateTime.fromISO(iso, { zone: timezone }).toJSDate();
  const hearing: Hearing = {
    locale,
    timezone,
    at: at === undefined ? new Date() : moment(at),
    offered: offered.map(moment),
  };
  const inZone = (instant: Date): string | null =>
    DateTime.fromJSDate(instant, { zone: timezone }).toISO({ suppressMilliseconds: true });
  const heard = understand(phrase, hearing);
  switch (heard.kind) {
    case 'ask':
      return { kind: 'ask', choices: heard.choices.map(({ spoken }) => spoken) };
    case 'moment':
      return { kind: 'moment', start: inZone(heard.start), understood: heard.understood };
    default:
      return {
        kind: 'range',
        start: inZone(heard.start),
        end: heard.end && inZone(heard.end),
        understood: heard.understood,
      };
  }
}
