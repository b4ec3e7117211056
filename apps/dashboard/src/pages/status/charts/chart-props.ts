import type { Sample } from '../samples';

export interface ChartProps {
  title: string;
  samples: readonly Sample[];
  field: Exclude<keyof Sample, 'at'>;
  /** The upper end of the scale; absent: as the samples need it. */
  most?: number;
}
