/** It goes into a query before the signature is checked, so its form is restricted. */
const AGENT_ID = /^[\x21-\x7e]{1,200}$/;

const AGENT = Buffer.from('"agent_id"');
const CALLED = Buffer.from('"to_number"');
const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const WHITESPACE: readonly (number | undefined)[] = [0x20, 0x09, 0x0a, 0x0d];
/** Bytes of the longest id, if each of its characters is written as an escape. */
const MAX_TEXT = 200 * '\\u0061'.length;
/** Ids that are looked up. A call names its agent near its beginning, and hardly any other. */
const MAX_CLAIMS = 8;
const MAX_NAMES = 64;

/** As lines write numbers. */
const NUMBER = /^[\x20-\x7e]{3,100}$/;

const isNumber = (value: unknown): value is string => typeof value === 'string' && NUMBER.test(value);

export const isAgentId = (value: unknown): value is string => typeof value === 'string' && AGENT_ID.test(value);

/**
 * The agents that a body names anywhere, in their order, found without parsing it. Whatever the body holds, this takes
 * the time of one pass, and parsing only begins once one of these agents is known to have signed. A claim proves
 * nothing: what stands inside of a text may look like one.
 */
export const claimedAgentsIn = (body: Buffer): string[] => claimsIn(body, AGENT, isAgentId);

/** The numbers that a body says were called, in the same way. */
export const claimedNumbersIn = (body: Buffer): string[] => claimsIn(body, CALLED, isNumber);

function claimsIn(body: Buffer, name: Buffer, isClaim: (text: unknown) => text is string): string[] {
  const claims = new Set<string>();
  let at = body.indexOf(name);
  for (let names = 0; at >= 0 && names < MAX_NAMES && claims.size < MAX_CLAIMS; names++) {
    const claim = textAt(body, valueAfter(body, at + name.length));
    if (isClaim(claim)) claims.add(claim);
    at = body.indexOf(name, at + name.length);
  }
  return [...claims];
}

/** Where the value begins that stands behind a colon. */
function valueAfter(body: Buffer, end: number): number {
  const colon = pastWhitespace(body, end);
  return body[colon] === COLON ? pastWhitespace(body, colon + 1) : body.length;
}

function pastWhitespace(body: Buffer, start: number): number {
  let at = start;
  while (WHITESPACE.includes(body[at])) at++;
  return at;
}

/** The text in quotes that begins here. Undefined for anything else, and for one that is too long to be an id. */
function textAt(body: Buffer, start: number): string | undefined {
  if (body[start] !== QUOTE) return undefined;
  const last = start + 1 + MAX_TEXT;
  let [end, isEscaped] = [start + 1, false];
  for (; end <= last && body[end] !== QUOTE; end++) {
    if (body[end] === undefined) return undefined;
    if (body[end] !== BACKSLASH) continue;
    isEscaped = true;
    end++;
  }
  if (end > last) return undefined;
  return isEscaped ? unescaped(body.toString('utf8', start, end + 1)) : body.toString('latin1', start + 1, end);
}

/** @param text with its quotes, as short as an id. */
function unescaped(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}
