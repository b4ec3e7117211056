import { InvalidArgumentError } from 'commander';
import { readerOnceLoaded } from './load';

/** A parser of option values: returns the value, or throws InvalidArgumentError, which states the expected form. */
function option<T>(expected: string, read: (text: string) => T | undefined): (text: string) => T {
  return (text) => {
    const value = read(text);
    if (value === undefined) throw new InvalidArgumentError(`Expected ${expected}.`);
    return value;
  };
}

const oneOf = <T extends string>(...words: T[]): ((text: string) => T) =>
  option(words.join(' or '), (text) => words.find((word) => word === text));

export const aNumber = option('a positive whole number', (text) =>
  /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined,
);

const MAX_NAME_LENGTH = 200;

export const aName = option(`1 to ${MAX_NAME_LENGTH} characters, not all of them blank`, (text) =>
  text.trim() !== '' && text.length <= MAX_NAME_LENGTH ? text.trim() : undefined,
);

/** Retell's id of an agent, as its calls carry it. */
export const anAgentId = option('an id such as agent_1a2b3c, without blanks', (text) =>
  /^[\x21-\x7e]{1,200}$/.test(text) ? text : undefined,
);

export const aTimezone = option('an IANA time zone such as Europe/Berlin', (text) =>
  readerOnceLoaded('timezone')(text),
);

export const aMoment = option('an ISO date and time such as 2026-11-26T10:00:00+01:00', (text) =>
  readerOnceLoaded('moment')(text),
);

export const someMoments = option('ISO dates and times separated by commas', (text) =>
  readerOnceLoaded('moments')(text),
);

export const aCountry = option('the code of a country such as DE', (text) => readerOnceLoaded('country')(text));

export const someAbilities = option('abilities separated by commas, such as teams:read,bookings:write', (text) =>
  readerOnceLoaded('abilities')(text),
);

export const anAddress = option('an e-mail address', (text) => readerOnceLoaded('address')(text));

export const anHttpUrl = option('an http(s) URL such as https://cal.example.com/v2', (text) =>
  readerOnceLoaded('httpUrl')(text),
);

export const aPhoneNumber = option('a phone number in international format such as +4930901820', (text) =>
  readerOnceLoaded('phoneNumber')(text),
);

export const aLocale = oneOf('de', 'en');

/** True for on. */
export const aSwitch = option('on or off', (text) => (text === 'on' ? true : text === 'off' ? false : undefined));

export const aRole = oneOf('admin', 'member');

export const aCallerCheck = oneOf('number', 'code');

const NAMED = /^([a-z_]{1,64})=(.*)$/s;

/** Of a function, with those that stand before it. */
export function anArgument(text: string, before: readonly [string, unknown][] = []): [string, unknown][] {
  const [, name, value] = NAMED.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('Expected a name and a value: date=2026-12-01.');
  return [...before, [name, valueOf(value)]];
}

/** An object or a list is written as JSON; everything else is a text, as a model may write it. */
function valueOf(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds. */
export const aDuration = option('a duration such as 45m, 12h or 30d', (text) => {
  const [, amount, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  if (!amount || !unit) return undefined;
  return Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
});
