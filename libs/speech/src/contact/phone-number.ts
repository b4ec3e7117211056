import { type CountryCode, getCountryCallingCode, isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/max';
// The metadata that class-validator has loaded already, and that Cal.com validates with: the small metadata accepts
// numbers that Cal.com refuses.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';
import { isIntroduction, isNotGiven, namesNoContact } from './not-given';
import { cleaned, given, NONE, type Reading, unusable } from './reading';
import { digitsOf } from './spoken-digits';
import { isStandIn, isWithheldName } from './withheld-numbers';

const MAX_LENGTH = 100;
/** Lines that are in a call: each function of a call reports its number again. */
const MAX_LINES = 1000;
/** Empty for an unusable one. */
const lines = new LRUCache<string, string>({ maxSize: MAX_LINES, sizeCalculation: () => 1 });

/**
 * Reads a phone number as people and models write it ("0151 234 567 89", "+49 (0)151 …", "0049 …", digit by digit, as
 * `tel:` or `sip:`).
 * @param country ISO 3166-1, whose numbers need no country code; absent: all need one.
 * @returns E.164, such as `+4915123456789`; `none` also for the stand-ins of withheld numbers.
 */
export function readPhoneNumber(text: string, country?: string): Reading {
  const number = numberIn(text);
  if (number === undefined) return NONE;
  const home = countryCode(country);
  const found = number === '' ? undefined : understood(number, home);
  if (found === 'ambiguous') return unusable(`can be read in two ways; ${wantedIn(home)}`);
  if (found !== undefined) return given(found);
  return isStandIn(number.replace('+', '')) ? NONE : unusable(`is not a valid phone number; ${wantedIn(home)}`);
}

/**
 * The other party's number as a phone line reports it. Undefined for anything unusable, since there is no person to
 * correct it. Lines also write foreign numbers without a `+`.
 */
export function lineNumber(reported: unknown, country?: string): string | undefined {
  if (typeof reported !== 'string') return undefined;
  if (reported.length > MAX_LENGTH) return lineOf(reported, country);
  const key = `${country ?? ''} ${reported}`;
  const known = lines.get(key);
  const found = known ?? lineOf(reported, country) ?? '';
  if (known === undefined) lines.set(key, found);
  return found || undefined;
}

function lineOf(reported: string, country: string | undefined): string | undefined {
  const number = numberIn(reported);
  if (!number || isStandIn(number.replace('+', ''))) return undefined;
  const found = understood(number, countryCode(country));
  const international = /^[1-9]/.test(number) ? valid(`+${number}`) : undefined;
  return (international ?? (found === 'ambiguous' ? undefined : found)) || undefined;
}

/**
 * Whether a line reports this number of ours, however it writes it: as a URI, with blanks, with `00` or without the
 * country's code.
 * @param own E.164.
 */
export function isOwnNumber(own: string, reported: string): boolean {
  if (reported === own) return true;
  const number = numberIn(reported);
  if (!number) return false;
  return number.replace(/^(\+|00)/, '') === own.slice(1) || lineNumber(number, parsed(own)?.country) === own;
}

/** The E.164 form of a number that a line reports with its country code; the number may be unassigned. */
export function reportedNumber(reported: string): string | undefined {
  const number = numberIn(reported);
  if (!number) return undefined;
  return lineNumber(number) ?? `+${number.replace(/^(\+|00)/, '')}`;
}

/** E.164 of a number that could be dialled; undefined for anything else. @param country see {@link readPhoneNumber}. */
export function dialledNumber(text: string, country?: string): string | undefined {
  const number = parsed(text, countryCode(country));
  return number?.isPossible() ? number.number : undefined;
}

/** `+` and digits. Empty: the text is not a number; undefined: the text means "no value". */
function numberIn(text: string): string | undefined {
  const written = withoutScheme(cleaned(text));
  if (isNotGiven(written) || isWithheldName(written) || namesNoContact(written)) return undefined;
  return written.length > MAX_LENGTH ? '' : (digitsOf(written) ?? introduced(written) ?? '');
}

/** The only number of a text that otherwise consists of introducing words: "Mobil: 0170 …". */
function introduced(text: string): string | undefined {
  const found = new Set((text.match(/\+?[\d(][\d\s().\-/–]{4,}\d/g) ?? []).map(digitsOf));
  const [number] = found;
  return found.size === 1 && isIntroduction(text.replaceAll(/[\d+]/g, ' ')) ? number : undefined;
}

/** The number of `sip:+49…@host;user=phone` is the part before the host. */
function withoutScheme(text: string): string {
  const [, scheme, rest = ''] = /^(tel|callto|sips?):(.*)$/i.exec(text.replaceAll(/^<|>$/g, '')) ?? [];
  if (scheme === undefined) return text;
  return rest.split(/[@;]/)[0] ?? '';
}

function understood(number: string, home: CountryCode | undefined): string | 'ambiguous' | undefined {
  if (number.startsWith('+')) return valid(number) ?? valid(number.replace('+00', '+'));
  const national = home && parsed(number, home);
  if (national?.isValid() && national.formatNational().replaceAll(/\D/g, '') === number) return national.number;
  // International prefixes differ by country; 00 is written everywhere, and begins no national number.
  if (number.startsWith('00'))
    return (national?.isValid() ? national.number : undefined) ?? valid(`+${number.slice(2)}`);
  const international = number.startsWith('0') ? undefined : valid(`+${number}`);
  if (international && home && number.startsWith(getCountryCallingCode(home))) return international;
  const found = national?.isValid() ? national.number : undefined;
  return international && found && international !== found ? 'ambiguous' : found;
}

const parsed = (number: string, home?: CountryCode): PhoneNumber | undefined =>
  parsePhoneNumberFromString(number, { defaultCountry: home, extract: false });

function valid(number: string): string | undefined {
  const found = parsed(number);
  return found?.isValid() ? found.number : undefined;
}

const countryCode = (country: string | undefined): CountryCode | undefined =>
  country !== undefined && isSupportedCountry(country) ? country : undefined;

const wantedIn = (home: CountryCode | undefined): string =>
  home
    ? `write it with its country code, such as +${getCountryCallingCode(home)}…, or as it is dialled in ${home}`
    : 'write it with its country code, such as +4930901820';
