import type { Locale } from '@app/speech';

/** How the fields of a request are to be read. */
export interface FieldContext {
  locale: Locale;
  /** ISO 3166-1: whose phone numbers need no country code. */
  country?: string;
  /** A model passes on what a person said: "ja" means yes, and unknown arguments are ignored. */
  isSpoken: boolean;
}
