import { describe, expect, it } from '@jest/globals';
import { AnswerChecks, isUndocumented } from '../../scripts/soak/checks/answers.mjs';
import { fairness } from '../../scripts/soak/checks/fairness.mjs';
import { differingNames } from '../../scripts/soak/checks/names.mjs';
import { type Holding, leaks } from '../../scripts/soak/checks/resources.mjs';
import { foreignMarkers, markerOf } from '../../scripts/soak/markers.mjs';
import { Outages } from '../../scripts/soak/outages.mjs';
import { Random } from '../../scripts/soak/random.mjs';

const ANSWER = {
  kind: 'read teams',
  service: 'api 1',
  company: { marker: markerOf(1) },
  status: 200,
  text: `{"data":[{"name":"Salon ${markerOf(1)}"}]}`,
  body: {} as { code?: string },
  path: '/api/calcom/teams',
  from: 1000,
  to: 1010,
};

const seen = (...answers: (typeof ANSWER)[]): AnswerChecks => {
  const checks = new AnswerChecks();
  answers.forEach(checks.watch);
  return checks;
};

/** An outage of a process from one second to another. */
const outage = (from: number, to: number, service?: string): Outages => {
  const outages = new Outages();
  outages.all.push({ kind: 'process killed', what: service, service, from, to });
  return outages;
};

describe('the checks of a soak', () => {
  it('one mark of another company in an answer is found, and one’s own is not', () => {
    expect(foreignMarkers(ANSWER.text, markerOf(1))).toEqual([]);
    const leaked = { ...ANSWER, text: `${ANSWER.text}Salon ${markerOf(2)}` };
    expect(seen(ANSWER).foreign).toEqual([]);
    expect(seen(ANSWER, leaked).foreign).toHaveLength(1);
  });

  it('a foreign team that is answered is found, though the answer is empty', () => {
    const asked = { ...ANSWER, kind: 'ask for foreign', text: '{"data":[]}' };
    expect(seen({ ...asked, status: 403 }).admitted).toEqual([]);
    expect(seen(asked).admitted).toHaveLength(1);
  });

  it.each([
    [500, 'internal_error', true],
    [503, undefined, true],
    [503, 'read_only', true],
    [504, 'calcom_unavailable', true],
    [502, 'unavailable', true],
    [503, 'unavailable', false],
    [502, 'calcom_unexpected_answer', false],
    [409, 'slot_taken', false],
  ])('a failure %i %s is undocumented: %s', (status, code, expected) => {
    expect(isUndocumented({ status, body: { code } })).toBe(expected);
    expect(seen({ ...ANSWER, status, body: { code } }).undocumented).toHaveLength(expected ? 1 : 0);
  });

  it('a request without an answer is explained by an outage of its own process alone', () => {
    const checks = seen({ ...ANSWER, status: 0 });
    expect(checks.unexplained(outage(900, 1500, 'api 1'))).toEqual([]);
    expect(checks.unexplained(outage(900, 1500, 'api 2'))).toHaveLength(1);
    expect(checks.unexplained(outage(2000, 2500, 'api 1'))).toHaveLength(1);
  });

  describe('the fairness', () => {
    /** Ten requests a second over four periods; those beside the flood take longer by so much. */
    const answers = (extra: number, status = 200, lateMs = 1): Parameters<typeof fairness>[0] =>
      Array.from({ length: 480 }, (_, n) => {
        const from = n * 100 + 1;
        return { from, to: from + 10 + (Math.floor(from / 12_000) % 2 === 1 ? extra : 0), status, lateMs };
      });

    it('more than 20 ms beside the flood is unfair, and less is not', () => {
      expect(fairness(answers(15), 0, new Outages()).problems).toEqual([]);
      expect(fairness(answers(25), 0, new Outages()).problems).toHaveLength(1);
    });

    it('a failure of a quiet company is unfair', () => {
      expect(fairness(answers(0, 503), 0, new Outages()).problems).toHaveLength(1);
    });

    it('what happens in the seconds of faults is not judged', () => {
      expect(fairness(answers(25), 0, outage(0, 48_000)).problems).toEqual([]);
      expect(fairness(answers(25), 0, outage(0, 48_000)).figure).toMatch(/^times not judged, too few/);
    });

    /** Late in the first half of each period, by so much. */
    const lateAtTimes = (extra: number, extraWhenLate: number, status = 200): Parameters<typeof fairness>[0] =>
      answers(extra, status).map((answer) =>
        answer.from % 12_000 < 6000 ? { ...answer, lateMs: 40, to: answer.to + extraWhenLate } : answer,
      );

    it('the seconds in which the load generator was late are left out, and the others are judged', () => {
      expect(fairness(lateAtTimes(15, 0), 0, new Outages()).problems).toEqual([]);
      expect(fairness(lateAtTimes(15, 300), 0, new Outages()).problems).toEqual([]);
      const [problem] = fairness(lateAtTimes(25, 0), 0, new Outages()).problems;
      expect(problem).toContain('35.0 ms beside the flood (105 requests)');
      expect(problem).toContain('left out (p99 40.0 ms)');
    });

    it('times on a machine without a free processor are told and not judged, and failures are', () => {
      const { figure, problems } = fairness(answers(25, 200, 40), 0, new Outages());
      expect([figure, problems]).toEqual([expect.stringMatching(/^times not judged, too few/), []]);
      expect(fairness(answers(25, 503, 40), 0, new Outages()).problems).toHaveLength(1);
      expect(fairness(lateAtTimes(0, 0, 503), 0, new Outages()).problems).toHaveLength(1);
    });
  });

  describe('the search for leaks', () => {
    const holding = (changes: Partial<Holding['processes'][number]> = {}, more: Partial<Holding> = {}): Holding => ({
      processes: [{ name: 'api 1', megabytes: 150, handles: 60, ...changes }],
      postgres: 8,
      redis: 3,
      ...more,
    });

    it.each([
      ['nothing', holding(), 0],
      ['memory', holding({ megabytes: 400 }), 1],
      ['handles', holding({ handles: 160 }), 1],
      ['connections to PostgreSQL', holding({}, { postgres: 40 }), 1],
      ['connections to Redis', holding({}, { redis: 40 }), 1],
    ])('finds growth of %s', (_, after, found) => {
      expect(leaks(holding(), after)).toHaveLength(found);
    });
  });

  it('a name that a process has not forgotten is found, and a list that is not answered', () => {
    const answer = { service: 'api 1', status: 200, teams: [{ id: 5, name: 'Mitte' }] };
    expect(differingNames([answer], new Map([[5, 'Mitte']]))).toEqual([]);
    expect(differingNames([answer], new Map([[5, 'Wedding']]))).toHaveLength(1);
    expect(differingNames([{ ...answer, status: 503, teams: [] }], new Map())).toHaveLength(1);
  });

  it('one seed gives one sequence, and another seed another', () => {
    const sequence = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });
});
