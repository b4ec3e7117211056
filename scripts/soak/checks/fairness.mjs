import { isFlooded } from '../traffic/flood.mjs';

const MIN_SAMPLES = 100;
/**
 * How late the load generator may send for its times to say something about the service: a machine without a free
 * processor makes everybody wait, whoever asks.
 */
const MAX_LATE_MS = 20;

/**
 * The quiet company's times beside the flood and without it, outside of faults and their aftermath.
 * @returns what is wrong, and the figures.
 */
export function fairness(answers, begun, outages) {
  const calm = answers.filter(({ from, to }) => !outages.touches(from, to));
  const timesOf = (flooded) =>
    calm
      .filter(({ from, to }) => isFlooded(begun, from) === flooded && isFlooded(begun, to) === flooded)
      .map(({ from, to }) => to - from)
      .toSorted((a, b) => a - b);
  const [alone, beside] = [timesOf(false), timesOf(true)];
  const [quiet, found] = [alone, beside].map(p99);
  const allowed = Math.max(quiet * 1.2, quiet + 20);
  const failed = calm.filter(({ status }) => status !== 200).length;
  const late = p99(calm.map(({ lateMs }) => lateMs).toSorted((a, b) => a - b));
  const unjudged = reasonNotToJudge(Math.min(alone.length, beside.length), late);
  const times99 = `p99 ${found?.toFixed(1)} ms beside the flood (${beside.length} requests), ${quiet?.toFixed(1)} ms without (${alone.length}), allowed ${allowed.toFixed(1)} ms`;
  const figure = `${unjudged === undefined ? '' : `times not judged, ${unjudged}: `}${times99}; ${failed} failed`;
  return { figure, problems: failed > 0 || (unjudged === undefined && found > allowed) ? [figure] : [] };
}

function reasonNotToJudge(samples, late) {
  if (samples < MIN_SAMPLES) return 'too few requests outside of faults';
  if (late > MAX_LATE_MS) return `no free processor (the load generator itself is late by ${late.toFixed(1)} ms, p99)`;
  return undefined;
}

const p99 = (sorted) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)];
