/** What `when` is given. Moments are ISO; one without an offset is of the zone. */
export interface WhenOptions {
  locale: 'de' | 'en';
  /** IANA. */
  timezone: string;
  at?: string;
  offered?: string[];
}
