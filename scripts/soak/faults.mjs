import { setTimeout as pause } from 'node:timers/promises';

/** Of a fault that stays: not long enough for a supervisor to act on, and long enough to be felt. */
const MIN_MS = 1000;
const MAX_MS = 5000;
const CLOCK_AHEAD_MS = 90_000;

/** Faults of the sandbox, with how many requests or events each is for. */
const AT_CALCOM = {
  once: [
    'lost',
    'lost-hang',
    'lost-500',
    'lost-502',
    'lost-524',
    'late-answer',
    'late-lost',
    'doubled',
    'wrong-start',
    'no-metadata',
    'empty',
  ],
  some: ['down', 'hang', 'error-500', 'slow', 'cut', 'edge-524', 'page-200', 'error-in-200', 'check-insert-gap'],
  events: ['webhook-late', 'webhook-doubled', 'webhook-out-of-order', 'webhook-lost', 'webhook-forged'],
};

const lasting = (random) => pause(random.between(MIN_MS, MAX_MS));

/** What can go wrong, each with how often. `run` resolves when it is over. `silences`: the process that does not answer. */
export const FAULTS = {
  'process killed': {
    weight: 4,
    // The first process stays for the whole run, so that a leak would show.
    chooses: ({ services }, random) => random.pick(services.slice(1)),
    async run(_, random, service) {
      await service.kill();
      await lasting(random);
      await service.start();
    },
  },
  'clock of a process ahead': {
    weight: 1,
    chooses: ({ apis }, random) => random.pick(apis.slice(1)),
    async run(_, random, service) {
      await service.kill();
      await service.start({ clockAheadMs: CLOCK_AHEAD_MS });
      await pause(random.between(5000, 10_000));
      await service.kill();
      await service.start();
    },
  },
  'process frozen': {
    weight: 3,
    chooses: ({ services }, random) => random.pick(services),
    async run(_, random, service) {
      service.freeze();
      await lasting(random);
      service.thaw();
    },
  },
  ...network('Redis', 'redis'),
  ...network('PostgreSQL', 'postgres'),
  'Redis killed': {
    weight: 2,
    async run({ redis }, random) {
      await redis.kill();
      await lasting(random);
      await redis.start();
    },
  },
  'Redis emptied': { weight: 2, run: ({ redis }) => redis.command('FLUSHALL') },
  'PostgreSQL restarted': { weight: 2, run: (installation) => restart(installation, 'SIGINT') },
  'PostgreSQL crashed': { weight: 1, run: (installation) => restart(installation, 'SIGQUIT') },
  'Cal.com, one booking': {
    weight: 6,
    tells: (random) => random.pick(AT_CALCOM.once),
    run: ({ sandbox }, random, _, name) => sandbox.addFault({ name, times: 1 + Math.floor(random.between(0, 3)) }),
  },
  'Cal.com, some seconds': {
    weight: 5,
    tells: (random) => random.pick(AT_CALCOM.some),
    async run({ sandbox }, random, _, name) {
      await sandbox.addFault({ name });
      await lasting(random);
      await sandbox.clearFaults();
    },
  },
  'Cal.com, events': {
    weight: 2,
    tells: (random) => random.pick(AT_CALCOM.events),
    run: ({ sandbox }, random, _, name) => sandbox.addFault({ name, times: 1 + Math.floor(random.between(0, 3)) }),
  },
};

async function restart({ postgres }, signal) {
  await postgres.stop(signal);
  await postgres.start();
}

/** A proxy that drops bytes has to cut its connections afterwards, since TCP never loses any from the middle. */
function network(name, which) {
  const through = (act) => ({
    weight: 1,
    async run({ proxies: { [which]: proxy } }, random) {
      act(proxy);
      await lasting(random);
      proxy.refuse();
      proxy.pass();
    },
  });
  return {
    [`${name} slow`]: through((proxy) => proxy.slow(150)),
    [`${name} cut off`]: through((proxy) => proxy.refuse()),
    [`${name} behind a black hole`]: through((proxy) => proxy.swallow()),
  };
}
