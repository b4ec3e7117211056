import { dateOf, serviceOf } from './questions.mjs';

let calls = 0;

/** A function call of a company's voice agent. */
export const signedCall = ({ agent, marker }, name, args) => ({
  method: 'POST',
  path: `/api/retell/${name.replaceAll('_', '-')}`,
  isSigned: true,
  json: {
    name,
    args,
    call: {
      call_id: `call_${marker}_${++calls}`,
      agent_id: agent.id,
      direction: 'inbound',
      from_number: '+4915187654321',
    },
  },
});

/** What an agent asks before it books. */
export function signedQuestion(company, random) {
  const name = random.pick(['list_teams', 'list_services', 'check_availability', 'current_time', 'find_earliest']);
  const service = serviceOf(company, random);
  const args = {
    list_services: { team_id: service.team_id },
    check_availability: { ...service, date: dateOf(random) },
    find_earliest: service,
  };
  return signedCall(company, name, args[name] ?? {});
}
