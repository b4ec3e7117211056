import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { injectFaults } from './chaos.mjs';
import { AnswerChecks, isUndocumented } from './checks/answers.mjs';
import { leaks, resources } from './checks/resources.mjs';
import { createCompanies } from './companies.mjs';
import { HttpClient } from './http-client.mjs';
import { openInstallation } from './installation.mjs';
import { verdicts } from './invariants.mjs';
import { Outages } from './outages.mjs';
import { Random } from './random.mjs';
import { reportOf } from './report.mjs';
import { comeToRest } from './rest.mjs';
import { Appointments } from './traffic/appointments.mjs';
import { flood } from './traffic/flood.mjs';
import { askSteadily } from './traffic/quiet.mjs';
import { Visitor } from './traffic/visitor.mjs';

const COMPANIES = 6;
const VISITORS = 10;
const WARM_UP_MS = 10_000;

/** Loads, breaks, waits and checks. @returns whether every invariant holds. */
export async function soak(closing, { minutes, seed, report }, print) {
  print('Starting PostgreSQL, Redis, the sandbox, three API processes and a worker …');
  const installation = await openInstallation(closing, COMPANIES);
  const companies = await createCompanies(installation, COMPANIES);
  const [answers, outages, appointments] = [new AnswerChecks(), new Outages(), new Appointments()];
  const explain = async ({ service: name, body }) => {
    const service = installation.services.find((each) => each.name === name);
    print(`  ${name} logs: ${await service.logOf(body.request_id)}`);
  };
  const http = new HttpClient([answers.watch, (answer) => isUndocumented(answer) && void explain(answer)]);
  closing.defer(() => http.close());
  // Each part draws from a sequence of its own, so that none depends on how fast the others are.
  const randomOf = (part) => new Random(seed * 1000 + part);
  const visitors = Array.from({ length: VISITORS }, (_, n) => {
    const visitor = new Visitor(installation, http, randomOf(10 + n), appointments, companies.slice(0, -1));
    return Object.assign(visitor, { name: `v${n}s${seed}n` });
  });
  const visit = (until) => Promise.all(visitors.map((visitor) => visitor.stay(until)));

  await visit(performance.now() + WARM_UP_MS);
  const before = await resources(installation);
  print(`Loading for ${minutes} minutes with faults of the seed ${seed} …`);
  const begun = performance.now();
  const until = begun + minutes * 60_000;
  const [quiet] = await Promise.all([
    askSteadily(installation, http, randomOf(1), companies.at(-1), until),
    flood(installation, http, randomOf(2), companies[0], begun, until),
    injectFaults(installation, randomOf(3), outages, until, print),
    visit(until),
  ]);
  print('Coming to rest …');
  await installation.sandbox.clearFaults();
  const restSeconds = await comeToRest(installation, print);
  http.close();
  // The service closes the connections that its callers left.
  await pause(1000);
  const after = await resources(installation);
  const facts = {
    installation,
    companies,
    answers,
    outages,
    appointments,
    quiet,
    begun,
    before,
    after,
    leaks: leaks(before, after),
  };
  const found = await verdicts(facts);
  const text = reportOf({ minutes, seed, restSeconds, ...facts, found });
  if (report !== undefined) writeFileSync(report, text);
  process.stdout.write(text);
  return found.every(({ problems }) => problems.length === 0);
}
