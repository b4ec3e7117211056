/** What can be wrong with a part of an answer. Said as they stand, so they repeat nothing that Cal.com sent. */
export type Oddity =
  | 'is missing'
  | 'is no object'
  | 'is no list'
  | 'is no text'
  | 'is no true or false'
  | 'is too long'
  | 'holds characters or a depth that cannot be stored'
  | 'is no id'
  | 'is no number that makes sense here'
  | 'is no moment that makes sense here'
  | 'is no time zone; the one of the company is used'
  | 'is no currency'
  | 'is no web address'
  | 'is unknown'
  | 'is listed twice; the first one counts'
  | 'belongs to another team'
  | 'tells of an error'
  | 'repeats what was listed before'
  | 'has no end';

/** An invalid part that is treated as absent. `place`: `data[2].title`. */
export interface Note {
  place: string;
  oddity: Oddity;
}

/** Why an answer, or one item of it, cannot be read. */
export class OddPart extends Error implements Note {
  constructor(
    readonly place: string,
    readonly oddity: Oddity = 'is missing',
  ) {
    super(`${place} ${oddity}`);
  }
}
