import type { Outages } from '../outages.mjs';

export function fairness(
  answers: { lateMs: number; from: number; to: number; status: number }[],
  begun: number,
  outages: Outages,
): { figure: string; problems: string[] };
