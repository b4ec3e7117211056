/** Can a caller infer from the time of a refusal whether the id exists in another company? */
import { median, rankDistance } from './statistics.mjs';

const WARM_UP = 200;
const ROUNDS = 2000;

export const title = 'Refusals: another company’s team against one that does not exist';

export async function run({ demo }) {
  const [own, other] = demo.companies;
  const teams = await send(other, '/api/calcom/teams');
  const foreign = `/api/calcom/teams/${JSON.parse(teams.text).data[0].id}`;
  const missing = '/api/calcom/teams/987654';
  // The control, which the test must find: a request that does a little more work.
  const control = `/api/calcom/teams/${JSON.parse((await send(own, '/api/calcom/teams')).text).data[0].id}`;

  const times = { [foreign]: [], [missing]: [], [control]: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    // Shuffled, so that no path always follows the same other one.
    for (const path of Object.keys(times).toSorted(() => Math.random() - 0.5)) {
      const { elapsed } = await send(own, path);
      if (round >= 0) times[path].push(elapsed);
    }
  }

  async function send(company, path) {
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
