export interface Holding {
  processes: { name: string; megabytes: number; handles: number }[];
  postgres: number;
  redis: number;
}

export function leaks(before: Holding, after: Holding): string[];
