import type { AuditDetails } from './audit-entry.entity';

type Fact = string | number | boolean | null;

/**
 * What changed of an object, for the audit log: the names of the changed fields, with old and new value. Undefined: nothing.
 * @param redacted fields that may hold personal data: only that they changed is recorded, as an entry cannot be removed.
 */
export function changesOf<Facts extends Record<string, Fact>>(
  before: Facts,
  after: Facts,
  redacted: readonly (keyof Facts)[] = [],
): AuditDetails | undefined {
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return undefined;
  const shown = changed.filter((name) => !redacted.includes(name));
  const moves = shown.map((name) => [name, { from: before[name] ?? null, to: after[name] ?? null }]);
  return { changed, ...Object.fromEntries(moves) };
}
