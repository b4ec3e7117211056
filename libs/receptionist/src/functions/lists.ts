/** Teams or services in one answer. */
export const MAX_LISTED = 10;
/** How many of those are read out: more would be too many to listen to. */
export const MAX_SPOKEN = 5;
