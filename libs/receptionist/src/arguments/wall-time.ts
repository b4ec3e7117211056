const TIME = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:(am|pm|a\.m\.|p\.m\.)|uhr|h|o'?clock)?$/i;

/** A time of day as `HH:MM` that a model wrote in another form: `14`, `14 Uhr`, `2 pm`, `14:00:00`; anything else unchanged. */
export function wallTime(value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  const [, written, minutes = '00', half] = (typeof text === 'string' && TIME.exec(text.trim())) || [];
  if (written === undefined) return value;
  const hours = half === undefined ? Number(written) : (Number(written) % 12) + (/^p/i.test(half) ? 12 : 0);
  return hours > 23 || (half !== undefined && Number(written) > 12)
    ? value
    : `${String(hours).padStart(2, '0')}:${minutes}`;
}
