/** More would be too many to listen to. */
const PARTS = 3;

/** Of times within a range, the first of each third of it; more of them where a third has none. */
export function spread<Slot extends { start: string }>(slots: readonly Slot[], from: number, to: number): Slot[] {
  const part = (to - from) / PARTS;
  const firsts = Array.from({ length: PARTS }, (_, index) =>
    slots.find(({ start }) => Date.parse(start) >= from + index * part),
  );
  const chosen = new Set([...firsts.filter((slot) => slot !== undefined), ...slots]);
  return [...chosen].slice(0, PARTS).toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
}
