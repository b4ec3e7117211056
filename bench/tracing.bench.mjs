/**
 * What a cached answer costs the server without tracing, and with it; and what it would cost if nothing could be traced.
 * `BENCH_BEFORE`, the program of another build by its path from here, is measured beside them.
 */
import { contest } from './support/contest.mjs';
import { createCompany, openInstallation } from './support/installation.mjs';
import { load } from './support/load.mjs';
import { writeTeams } from './support/companies.mjs';
import { processorSeconds, startProgram } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { buildWithoutSeams } from './support/without-seams.mjs';
import { spread } from './statistics.mjs';

const PATH = '/api/calcom/teams';
const TEAMS = 10;
const CONNECTIONS = 50;
const ROUNDS = orQuick(15, 1);
const WARM_UPS = orQuick(2, 1);
const SECONDS = orQuick(2, 0.5);

export const title = 'a cached answer, without tracing and with it';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const company = await createCompany(installation);
  await writeTeams(installation, company, TEAMS);
  const { url } = await startProgram(closing, 'bench/support/otlp-sink.mjs');
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: url };
  const { BENCH_BEFORE: before } = process.env;
  const contestants = {
    off: await installation.startApi(),
    without_seams: await installation.startApi({}, buildWithoutSeams(closing)),
    ...(before ? { before: await installation.startApi({}, before) } : {}),
    on: await installation.startApi(traced),
    on_for_one_in_a_hundred: await installation.startApi({
      ...traced,
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.01',
    }),
  };
  const headers = { authorization: `Bearer ${company.token}` };
  const seen = await contest(contestants, { rounds: ROUNDS, warmUps: WARM_UPS }, ({ url: base, pid }) =>
    visit({ url: `${base}${PATH}`, headers, pid }),
  );
  const cost = (name) => seen[name].map(({ processor_us_each }) => processor_us_each);
  const toOff = (name) => spread(cost(name).map((us, round) => us / cost('off')[round]));
  return {
    rounds: ROUNDS,
    seconds_each: SECONDS,
    connections: CONNECTIONS,
    off_to_without_seams: spread(cost('off').map((us, round) => us / cost('without_seams')[round])),
    cost_to_off: Object.fromEntries(
      Object.keys(seen)
        .filter((name) => !['off', 'without_seams'].includes(name))
        .map((name) => [name, toOff(name)]),
    ),
    processor_us_each: Object.fromEntries(Object.keys(seen).map((name) => [name, spread(cost(name))])),
  };
}

async function visit({ url, headers, pid }) {
  const processor = processorSeconds(pid);
  const { answers, requests_per_second } = await load({ url, headers, connections: CONNECTIONS, seconds: SECONDS });
  return { requests_per_second, processor_us_each: ((processorSeconds(pid) - processor) / answers) * 1e6 };
}
