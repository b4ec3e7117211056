import type { Outages } from '../outages.mjs';

interface Answer {
  kind: string;
  service: string;
  company: { marker: string };
  status: number;
  text: string;
  body: { code?: string };
  path: string;
  from: number;
  to: number;
}

export class AnswerChecks {
  foreign: string[];
  admitted: string[];
  undocumented: string[];
  watch: (answer: Answer) => void;
  unexplained(outages: Outages): Answer[];
}

export function isUndocumented(answer: Pick<Answer, 'status' | 'body'>): boolean;
