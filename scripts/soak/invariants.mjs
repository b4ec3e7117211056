import { appointmentProblems, appointmentsNow } from './checks/appointments.mjs';
import { fairness } from './checks/fairness.mjs';
import { namesAsAnswered } from './checks/names.mjs';

/** @returns `{name, figure, problems}` of each invariant. */
export async function verdicts(facts) {
  const { installation, companies, answers, outages, appointments, quiet, begun, before, after } = facts;
  // Webhooks that were lost with a process, or by a fault, are caught up on by the comparison.
  const lost = await each(companies, (id) => compared(installation, id, '--mend'));
  const drift = await each(companies, (id) => compared(installation, id));
  const inspections = await each(companies, (id) =>
    installation.command(['cache:inspect', '--company', id]).catch((error) => ({ entries: 0, stale: [error.message] })),
  );
  const names = await namesAsAnswered(installation, companies);
  const now = await appointmentsNow(installation);
  const told = [...appointments.ledger.known.values()].filter(({ isAcknowledged }) => isAcknowledged).length;
  const unexplained = answers.unexplained(outages);
  const ends = installation.services.flatMap((service) => service.ends);
  const stale = inspections.flatMap((inspection) => inspection.stale);
  const differences = drift.flatMap((comparison) => comparison.differences);
  return [
    {
      name: 'No answer has a byte of another company',
      figure: `${answers.checked} answers searched for the marks of other companies`,
      problems: [...answers.foreign, ...answers.admitted],
    },
    {
      name: 'No appointment is double, lost or unknown',
      figure: `${now.rows.length} rows, ${now.held.length} standing at Cal.com, ${told} told as booked`,
      problems: appointmentProblems(now, appointments.ledger),
    },
    {
      name: 'Nothing differs from Cal.com',
      figure: `drift ${differences.length}, after ${sum(lost, (one) => one.mended)} changes whose webhook was lost were mended`,
      problems: [
        ...differences.map((difference) => JSON.stringify(difference)),
        ...[...lost, ...drift].flatMap(({ failure }) => failure ?? []),
      ],
    },
    {
      name: 'No cached answer is stale at rest',
      figure: `${sum(inspections, ({ entries }) => entries)} entries inspected, ${names.compared} names of teams as each process answers them compared with the database`,
      problems: [...stale.map((entry) => JSON.stringify(entry)), ...names.problems],
    },
    {
      name: 'No failure but the documented ones',
      figure: `${answers.undocumented.length} others; ${answers.failedAt.length} documented ones, ${answers.calmFailures(outages).length} of them in seconds without a fault`,
      problems: answers.undocumented,
    },
    {
      name: 'No request is left unanswered by a process that runs',
      figure: `${answers.unanswered.length} unanswered by processes that were killed or frozen`,
      problems: unexplained.map(({ kind, service, problem }) => `${kind} at ${service}: ${problem}`),
    },
    { name: 'No process ends by itself', figure: `${ends.length} did`, problems: ends },
    { name: 'Nothing leaks', figure: held(before, after), problems: facts.leaks },
    { name: 'A quiet company does not feel a flood', ...fairness(quiet, begun, outages) },
  ];
}

/** A failed comparison is a finding, and does not prevent the others. */
const compared = (installation, id, ...options) =>
  installation
    .command(['drift', '--company', id, ...options])
    .catch(({ message }) => ({ differences: [], mended: 0, failure: message }));

const sum = (list, count) => list.reduce((total, item) => total + count(item), 0);

async function each(companies, work) {
  const results = [];
  for (const { id } of companies) results.push(await work(String(id)));
  return results;
}

function held(before, after) {
  const processes = after.processes.map(({ name, megabytes, handles }, n) => {
    const was = before.processes[n];
    return `${name} ${Math.round(was.megabytes)} → ${Math.round(megabytes)} MB, ${was.handles} → ${handles} handles`;
  });
  const servers = ['postgres', 'redis'].map((name) => `${name} ${before[name]} → ${after[name]} connections`);
  return [...processes, ...servers].join('; ');
}
