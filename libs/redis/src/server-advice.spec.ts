import { describe, expect, it } from '@jest/globals';
import { adviceFor } from './server-advice';

const info = (role: string, policy: string, limit = 1000): string =>
  `# Memory\r\nused_memory:1\r\nmaxmemory:${limit}\r\nmaxmemory_policy:${policy}\r\n# Replication\r\nrole:${role}\r\n`;

describe('the advice about a Redis server', () => {
  it('a Redis that is set as it should be needs no advice', () => {
    expect(adviceFor(info('master', 'allkeys-lru'))).toEqual([]);
  });

  it.each(['noeviction', 'volatile-lru', 'volatile-ttl'])(
    'the policy %s is named beside the one that suits',
    (policy) => {
      expect(adviceFor(info('master', policy))).toEqual([expect.stringMatching(`is ${policy}; set it to allkeys-lru`)]);
    },
  );

  it('a Redis without a limit of its memory never evicts, so its policy does not matter', () => {
    expect(adviceFor(info('master', 'noeviction', 0))).toEqual([]);
  });

  it('a replica is named', () => {
    expect(adviceFor(info('slave', 'allkeys-lru'))).toEqual([expect.stringContaining('replica')]);
  });

  it('a server that does not tell its settings is left alone', () => {
    expect(adviceFor('')).toEqual([]);
  });
});
