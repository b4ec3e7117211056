import type { Derivation, ReadyAnswer } from '@app/caching';
import { slotsIn } from '../availability-text';

/** Slots of a cached answer that are kept apart: the whole answer may be a megabyte, and mostly the first few suffice. */
const HEAD_LENGTH = 32;

/** The first slots of an answer, in a form that {@link slotsIn} reads. */
export const HEAD: Derivation = {
  name: `first ${HEAD_LENGTH}`,
  make: (text) => `"slots":[${firstOf(text).join(',')}]`,
};

/** All slots of an answer; the whole of it is read only by who wants more than its head has. */
export function* slotsOf(whole: ReadyAnswer, head: ReadyAnswer): Generator<string> {
  let read = 0;
  for (const slot of slotsIn(head.text)) {
    read += 1;
    yield slot;
  }
  if (read < HEAD_LENGTH) return;
  for (const slot of slotsIn(whole.text)) if (read-- <= 0) yield slot;
}

function firstOf(text: string): string[] {
  const first: string[] = [];
  for (const slot of slotsIn(text)) if (first.push(slot) === HEAD_LENGTH) break;
  return first;
}
