const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPENING, CLOSING] = [
  [0x5b, 0x7b],
  [0x5d, 0x7d],
];
/** Bytes of a string that are read one by one before its end is searched for: starting a search costs as much. */
const NEAR_BYTES = 64;

/** Whether brackets outside of texts are nested deeper. Asked before parsing, because JSON parsers recurse. */
export function isDeeperThan(limit: number, json: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === OPENING[0] || byte === OPENING[1]) {
      if (++depth > limit) return true;
    } else if (byte === CLOSING[0] || byte === CLOSING[1]) depth--;
  }
  return false;
}

/** The offset of the quote that ends the string that begins here; the end of the input if there is none. */
function endOfText(json: Buffer, start: number): number {
  let far = start + NEAR_BYTES;
  for (let at = start + 1; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
    else if (at >= far) {
      const quote = json.indexOf(QUOTE, at);
      if (quote < 0) return json.length;
      let escape = quote;
      while (json[escape - 1] === BACKSLASH) escape--;
      if ((quote - escape) % 2 === 0) return quote;
      at = quote;
      far = at + NEAR_BYTES;
    }
  }
  return json.length;
}
