/** A stretch of time of some hosts. */
export interface Place {
  companyId: number;
  /** The lanes that would be busy then: see {@link lanesOf}. */
  lanes: readonly number[];
  start: Date;
  end: Date;
}

/** Whether a booking of one may take the time of the other. */
export const competes = (one: Place, other: Place): boolean =>
  one.start < other.end && other.start < one.end && one.lanes.some((lane) => other.lanes.includes(lane));
