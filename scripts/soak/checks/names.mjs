/** What each process answers, from its own memory too, against what the database holds. */
export async function namesAsAnswered({ apis, postgres }, companies) {
  const rows = await postgres.query('select id, name from calcom_teams');
  const stored = new Map(rows.map(({ id, name }) => [Number(id), name]));
  const answers = [];
  for (const { url, name } of apis)
    for (const { token } of companies) {
      const answer = await fetch(`${url}/api/calcom/teams`, { headers: { authorization: `Bearer ${token}` } });
      const { data = [] } = await answer.json();
      answers.push({ service: name, status: answer.status, teams: data });
    }
  return { compared: answers.flatMap(({ teams }) => teams).length, problems: differingNames(answers, stored) };
}

/** @returns the names that are not those of the database, and lists that were not answered. */
export const differingNames = (answers, stored) =>
  answers.flatMap(({ service, status, teams }) => [
    ...(status === 200 ? [] : [`${service} answers ${status} at rest`]),
    ...teams
      .filter(({ id, name }) => stored.get(id) !== name)
      .map(({ id, name }) => `${service} calls team ${id} "${name}", which is "${stored.get(id)}"`),
  ]);
