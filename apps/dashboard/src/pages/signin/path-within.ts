/** A path of this page to go on to; undefined for anything that could lead elsewhere. */
export function pathWithin(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return undefined;
  const { origin, pathname, search } = new URL(wanted, 'http://here.invalid');
  return origin === 'http://here.invalid' && pathname !== '/signin' ? pathname + search : undefined;
}
