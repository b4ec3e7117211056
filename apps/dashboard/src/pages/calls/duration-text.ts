/** `3 min 20 s`; undefined while the call goes on, or if its begin or end was not reported. */
export function durationText(from: string | null, to: string | null, locale: string): string | undefined {
  if (from === null || to === null) return undefined;
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const unit = (value: number, name: 'minute' | 'second'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? unit(seconds, 'second') : `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}`;
}
