import { availableParallelism, loadavg } from 'node:os';

const MAX_PROBLEMS = 10;

/** What a run saw, in Markdown. */
export function reportOf({ minutes, seed, restSeconds, outages, answers, found }) {
  const faults = Map.groupBy(outages.all, ({ kind }) => kind);
  const isSound = found.every(({ problems }) => problems.length === 0);
  return `### ${new Date().toISOString().slice(0, 10)}, ${minutes} minutes, seed ${seed}: ${isSound ? 'every invariant held' : 'NOT every invariant held'}

\`npm run soak -- --minutes ${minutes} --seed ${seed}\`: ${answers.checked} requests, ${outages.all.length} faults, which are
${(outages.all.length / minutes).toFixed(1)} a minute; at rest ${restSeconds} s after the load. ${availableParallelism()} cores, load average ${loadavg()[2].toFixed(1)} over the last 15 minutes.

| invariant | figure | holds |
| --- | --- | --- |
${found.map(({ name, figure, problems }) => `| ${name} | ${figure} | ${problems.length === 0 ? 'yes' : `no: ${problems.length}`} |`).join('\n')}
${problemsOf(found)}
| requests | answers by status |
| --- | --- |
${Object.entries(answers.counts)
  .map(([kind, statuses]) => `| ${kind} | ${told(statuses)} |`)
  .join('\n')}

| fault | times | of which |
| --- | --- | --- |
${[...faults].map(([kind, all]) => `| ${kind} | ${all.length} | ${told(Object.fromEntries([...Map.groupBy(all, ({ what }) => what)].flatMap(([what, some]) => (what === undefined ? [] : [[what, some.length]]))))} |`).join('\n')}
`;
}

const told = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');

const problemsOf = (found) =>
  found
    .filter(({ problems }) => problems.length > 0)
    .map(
      ({ name, problems }) =>
        `\n${name}:\n\n${problems
          .slice(0, MAX_PROBLEMS)
          .map((problem) => `- ${problem}`)
          .join('\n')}\n`,
    )
    .join('');
