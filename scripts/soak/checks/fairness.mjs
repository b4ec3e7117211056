import { isFlooded } from '../traffic/flood.mjs';

const MIN_SAMPLES = 100;
/**
 * Milliseconds that the load generator may send late for its times to be valid for the service: on a machine without a
 * free processor all requests wait, whichever company sends them.
 */
const MAX_LATE_MS = 20;
/** A time counts if the load generator was never late from so many ms before the request until so many after it. */
const ON_TIME_MS = 500;

/**
 * Compares the quiet company's times during the flood and without it, outside of faults and their aftermath. Seconds in
 * which the load generator was late are left out of both; failures count in every second.
 * @returns the problems, and the figures.
 */
export function fairness(answers, begun, outages) {
  const calm = answers.filter(({ from, to }) => !outages.touches(from, to));
  const failed = calm.filter(({ status }) => status !== 200).length;
  const late = p99(sorted(calm.map(({ lateMs }) => lateMs)));
  const isOnTime = late <= MAX_LATE_MS;
  const seconds = isOnTime ? '' : `, seconds in which the load generator was late left out (p99 ${ms(late)})`;
  const { alone, beside } = timesOf(isOnTime ? calm : onTime(calm, answers), begun);
  if (Math.min(alone.length, beside.length) < MIN_SAMPLES) {
    const figure = `times not judged, too few requests outside of faults${seconds}: ${told(timesOf(calm, begun))}; ${failed} failed`;
    return { figure, problems: failed > 0 ? [figure] : [] };
  }
  const allowed = Math.max(p99(alone) * 1.2, p99(alone) + 20);
  const figure = `${told({ alone, beside })}, allowed ${ms(allowed)}${seconds}; ${failed} failed`;
  return { figure, problems: failed > 0 || p99(beside) > allowed ? [figure] : [] };
}

/** Durations of requests that began and ended during the flood, and of those that did so in a pause of it. */
function timesOf(answers, begun) {
  const [alone, beside] = [false, true].map((flooded) =>
    sorted(
      answers
        .filter(({ from, to }) => isFlooded(begun, from) === flooded && isFlooded(begun, to) === flooded)
        .map(({ from, to }) => to - from),
    ),
  );
  return { alone, beside };
}

const told = ({ alone, beside }) =>
  `p99 ${ms(p99(beside))} beside the flood (${beside.length} requests), ${ms(p99(alone))} without (${alone.length})`;

/** The answers around which no steady request was sent late. */
function onTime(calm, answers) {
  const lateAt = answers.filter(({ lateMs }) => lateMs > MAX_LATE_MS).map(({ from, lateMs }) => [from - lateMs, from]);
  return calm.filter(
    ({ from, to }) => !lateAt.some(([due, sent]) => due <= to + ON_TIME_MS && sent >= from - ON_TIME_MS),
  );
}

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);

const p99 = (numbers) => numbers[Math.min(numbers.length - 1, Math.ceil(numbers.length * 0.99) - 1)];

const ms = (milliseconds) => `${milliseconds?.toFixed(1)} ms`;
