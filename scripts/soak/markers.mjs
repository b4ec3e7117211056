/** A word that stands in every name of a company and nowhere else. */
export const markerOf = (number) => `zq${String(number).padStart(2, '0')}x`;

const ANY_MARKER = /zq\d\dx/g;

/** @returns the markers of other companies in a text. */
export function foreignMarkers(text, marker) {
  return [...new Set(text.match(ANY_MARKER))].filter((found) => found !== marker);
}
