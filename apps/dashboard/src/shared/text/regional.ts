/**
 * The locale that dates and times are written in: the language of the page as the browser's owner has it at home, such as
 * `en-GB` with its 24 hours. Without one, the language alone.
 */
export function regional(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((locale) => locale.toLowerCase().startsWith(`${language.toLowerCase()}-`)) ?? language;
}
