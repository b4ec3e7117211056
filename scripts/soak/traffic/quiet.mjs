import { setTimeout as pause } from 'node:timers/promises';
import { availability } from './questions.mjs';

const EVERY_MS = 100;

/**
 * A company that asks little, at a steady rate: requests are due however slow the answers are.
 * @returns `{lateMs, from, to, status}` of each; `lateMs`: by how much this program was late to send it.
 */
export async function askSteadily({ apis }, http, random, company, until) {
  const answers = [];
  for (let due = performance.now(), n = 0; due < until; due += EVERY_MS, n++) {
    await pause(Math.max(0, due - performance.now()));
    const request =
      n % 2 === 0 ? { path: `/api/calcom/teams/${random.pick(company.teams).id}` } : availability(company, random);
    const lateMs = Math.max(0, performance.now() - due);
    answers.push(http.send(random.pick(apis), company, 'quiet', request).then((answer) => ({ ...answer, lateMs })));
  }
  return Promise.all(answers);
}
