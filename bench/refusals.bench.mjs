/** Can a caller tell from the time of a refusal whether the id exists in another company? */
import { median, rankDistance } from './statistics.mjs';

const WARM_UP = 200;
const ROUNDS = 2000;

export const title = 'Refusals: another company’s team against one that does not exist';

export async function run({ demo }) {
  const [own, other] = demo.companies;
  const teams = await ask(other, '/api/calcom/teams');
  const foreign = `/api/calcom/teams/${JSON.parse(teams.text).data[0].id}`;
  const missing = '/api/calcom/teams/987654';
  // What the test must be able to see: a request that does a little more work.
  const control = `/api/calcom/teams/${JSON.parse((await ask(own, '/api/calcom/teams')).text).data[0].id}`;

  const times = { [foreign]: [], [missing]: [], [control]: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    // In random order, so that nobody always comes after somebody.
    for (const path of Object.keys(times).toSorted(() => Math.random() - 0.5)) {
      const { elapsed } = await ask(own, path);
      if (round >= 0) times[path].push(elapsed);
    }
  }

  async function ask(company, path) {
    const begun = performance.now();
    const response = await fetch(`${demo.base_url}${path}`, {
      headers: { authorization: `Bearer ${company.admin_token}` },
    });
    const text = await response.text();
    return { text, elapsed: performance.now() - begun };
  }

  return {
    rounds: ROUNDS,
    median_ms: { foreign: median(times[foreign]), missing: median(times[missing]), control: median(times[control]) },
    standard_deviations_apart: rankDistance(times[foreign], times[missing]),
    control_standard_deviations_apart: rankDistance(times[control], times[missing]),
  };
}
