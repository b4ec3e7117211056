import * as fc from 'fast-check';
import type { Answer } from '../support/client';
import type { Operation } from './document';
import { complaintsAbout } from './judge';
import { type FuzzRequest, requestsFor } from './requests';
import type { Hints } from './values';

/** The target of the requests: the world under test, or a server that is known to be broken. */
export interface Target {
  operations: Operation[];
  /** Called before each chunk of requests, because requests change the world. */
  hints(): Promise<Hints>;
  send(request: FuzzRequest): Promise<Answer<unknown>>;
}

export interface Findings {
  requests: number;
  /** Answers by operation and status: `GET /api/branches 200` → 17. */
  answers: Map<string, number>;
  /** By kind, with how often it was seen and the first request that shows it. */
  complaints: Map<string, { count: number; request: string }>;
}

/** Requests between two calls of {@link Target.hints}. */
const CHUNK = 100;
/** Syncs are rarer, since each loads all data from Cal.com. */
const weightOf = ({ path }: Operation): number => (path.includes('sync') ? 1 : 3);

/** Sends so many requests generated from the description. The same seed gives the same requests for the same world. */
export async function fuzz(target: Target, requests: number, seed: number): Promise<Findings> {
  const findings: Findings = { requests: 0, answers: new Map(), complaints: new Map() };
  for (let sent = 0; sent < requests; sent += CHUNK) {
    const hints = await target.hints();
    const arbitrary = fc.oneof(
      ...target.operations.map((operation) => ({
        weight: weightOf(operation),
        arbitrary: requestsFor(operation, hints),
      })),
    );
    for (const request of fc.sample(arbitrary, { numRuns: Math.min(CHUNK, requests - sent), seed: seed + sent })) {
      note(findings, request, await target.send(request));
    }
  }
  return findings;
}

function note(findings: Findings, request: FuzzRequest, answer: Answer<unknown>): void {
  const { answers, complaints } = findings;
  const line = `${request.operation.name} ${answer.status}`;
  answers.set(line, (answers.get(line) ?? 0) + 1);
  for (const complaint of complaintsAbout(request, answer)) {
    const kind = `${request.operation.name} ${complaint}`;
    const { operation: _, ...rest } = request;
    const known = complaints.get(kind) ?? {
      count: 0,
      request: `${JSON.stringify(rest).slice(0, 1000)} → ${answer.text.slice(0, 500)}`,
    };
    complaints.set(kind, { ...known, count: known.count + 1 });
  }
  findings.requests += 1;
}

/** Each kind of complaint with its count and first example, as text. */
export const reportOf = ({ complaints }: Findings): string[] =>
  [...complaints].map(([kind, { count, request }]) => `${count} × ${kind}\n    ${request}`);
