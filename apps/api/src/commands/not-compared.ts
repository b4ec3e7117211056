/** What inspecting the cache leaves out, for its help and its report. */
export const NOT_COMPARED = 'Availability is not compared: it comes from Cal.com, not from the database';
