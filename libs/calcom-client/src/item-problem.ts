/** What {@link ItemProblem} is about. */
export type ListedObject = 'team' | 'event_type';

/** What is wrong with one item of a list of Cal.com. May be shown: it repeats nothing that Cal.com sent but the id. */
export interface ItemProblem {
  object: ListedObject;
  /** Null where not even the id can be read. */
  calcomId: number | null;
  /** Cal.com's name of the field; empty where the item as a whole is no item. */
  field: string;
  message: string;
}
