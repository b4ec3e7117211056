export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** The first candidate that the page speaks, whatever its region: `de-AT` is `de`. English where there is none. */
export function languageOf(candidates: readonly (string | null | undefined)[]): Language {
  return candidates.map((candidate) => candidate?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}
