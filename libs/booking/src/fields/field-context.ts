import type { Locale } from '@app/speech';

/** How the fields of a request are to be read. */
export interface FieldContext {
  locale: Locale;
  /** ISO 3166-1: whose phone numbers need no country code. */
  country?: string;
  /** A model passes on what somebody said, so "ja" is a yes, and arguments that nobody knows are passed over. */
  isSpoken: boolean;
}
