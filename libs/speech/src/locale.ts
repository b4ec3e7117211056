/** The languages of spoken sentences; ISO 639-1. */
export type Locale = 'de' | 'en';
