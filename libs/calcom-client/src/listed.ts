import { type ItemProblem, type ListedObject } from './item-problem';
import { MissingPart, Wire } from './wire';

/** A list of Cal.com, read item by item: what is wrong with one says nothing about its neighbours. */
export interface Listed<T> {
  items: T[];
  /** What is missing in `items`, and what was read otherwise than it was sent. */
  problems: ItemProblem[];
}

/** @throws MissingPart unless the value is a list. */
export function readListed<T>(object: ListedObject, value: unknown, place: string, read: (wire: Wire) => T): Listed<T> {
  if (!Array.isArray(value)) throw new MissingPart(place);
  const listed: Listed<T> = { items: [], problems: [] };
  value.forEach((item: unknown, index) => {
    const itsPlace = `${place}[${index}]`;
    try {
      listed.items.push(read(Wire.object(item, itsPlace)));
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      const field = error.message.slice(`${itsPlace}.`.length);
      listed.problems.push({ object, calcomId: readableId(item), field, message: 'is missing' });
    }
  });
  return listed;
}

function readableId(item: unknown): number | null {
  try {
    return Wire.object(item, '').number('id');
  } catch {
    return null;
  }
}
