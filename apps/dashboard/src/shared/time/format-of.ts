const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times, and a month has hundreds of free times. */
export function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}
