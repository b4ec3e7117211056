export { Durations } from './durations';
export { type Facts, type Seam, seams } from './seam';
export { Counts, DurationsBy, type Labels } from './tallies';
