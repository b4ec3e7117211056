import type { Outages } from '../outages.mjs';

export function fairness(
  answers: { from: number; to: number; status: number }[],
  begun: number,
  outages: Outages,
): { figure: string; problems: string[] };
