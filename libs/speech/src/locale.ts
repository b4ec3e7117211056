/** The languages that are spoken. */
export type Locale = 'de' | 'en';
