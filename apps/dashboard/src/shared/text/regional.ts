/**
 * The locale of dates and times: the page's language in the region that the browser prefers, such as `en-GB` with its
 * 24 hours. Without such a region, the language alone.
 */
export function regional(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((locale) => locale.toLowerCase().startsWith(`${language.toLowerCase()}-`)) ?? language;
}
