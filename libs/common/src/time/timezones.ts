/** Letters of ASCII alone: others have lower-case forms in it. Refuses bare offsets, which know no summer time. */
const NAME = /^[a-z][a-z\d_+/-]*$/i;

/**
 * Aliases that are not simply written with a capital letter at the beginning of each word. Intl knows how the names are
 * written that it uses itself, and answers an alias with another name.
 */
const IRREGULAR_ALIASES = [
  'CET CST6CDT EET EST EST5EDT HST MET MST MST7MDT PST8PDT WET GB GB-Eire GMT GMT+0 GMT-0 GMT0 NZ',
  'NZ-CHAT PRC ROC ROK UCT W-SU Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/UCT Etc/UTC US/Alaska',
  'US/Aleutian US/Arizona US/Central US/East-Indiana US/Eastern US/Hawaii US/Indiana-Starke US/Michigan',
  'US/Mountain US/Pacific US/Samoa America/Argentina/ComodRivadavia America/Knox_IN Brazil/DeNoronha',
  'Chile/EasterIsland Australia/ACT Australia/LHI Australia/NSW Mexico/BajaNorte Mexico/BajaSur',
].flatMap((names) => names.split(' '));

/** By their lower case. Only existing names are added, so there are at most as many as in the tz database. */
const known = new Map(IRREGULAR_ALIASES.map((name) => [name.toLowerCase(), name]));

/**
 * The name of an IANA time zone in the letter case of the tz database. An alias stays the alias that it is: a caller that asks
 * for Asia/Calcutta wants to read that. Undefined for what is no name of a time zone.
 */
export function canonicalTimezone(name: string): string | undefined {
  if (!NAME.test(name)) return undefined;
  const lowerCase = name.toLowerCase();
  const written = known.get(lowerCase);
  if (written !== undefined) return written;
  const resolved = resolvedTimezone(name);
  if (resolved === undefined) return undefined;
  const canonical = resolved.toLowerCase() === lowerCase ? resolved : capitalized(lowerCase);
  known.set(lowerCase, canonical);
  return canonical;
}

function resolvedTimezone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const capitalized = (lowerCase: string): string =>
  lowerCase.replaceAll(/(^|[/_-])[a-z]/g, (beginning) => beginning.toUpperCase());
