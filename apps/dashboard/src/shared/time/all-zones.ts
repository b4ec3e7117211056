/** The IANA zones that this browser knows, and one more that is there already. */
export const allZones = (present?: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), ...(present === undefined ? [] : [present])])].toSorted();
