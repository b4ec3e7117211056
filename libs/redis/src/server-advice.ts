/** What suits a Redis that holds copies only: when it is full, it forgets what was used least. */
const POLICY = 'allkeys-lru';

/**
 * What an operator should change about this Redis. Whatever it is set to, no answer is wrong; it only costs speed.
 * @param info the answer to `INFO`.
 */
export function adviceFor(info: string): string[] {
  const of = (name: string): string | undefined => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const policy = of('maxmemory_policy');
  return [
    ...(of('role') === 'slave' ? ['Redis: this server is a replica; nothing is cached until it accepts writes'] : []),
    // Without a limit nothing is ever evicted, whatever the policy says.
    ...(Number(of('maxmemory')) > 0 && policy !== POLICY
      ? [`Redis: maxmemory-policy is ${policy}; set it to ${POLICY}, so that a full Redis forgets what was used least`]
      : []),
  ];
}
