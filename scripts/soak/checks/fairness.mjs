import { isFlooded } from '../traffic/flood.mjs';

const MIN_SAMPLES = 100;

/**
 * The quiet company's times beside the flood and without it, outside of faults and their aftermath.
 * @returns what is wrong, and the figures.
 */
export function fairness(answers, begun, outages) {
  const calm = answers.filter(({ from, to }) => !outages.touches(from, to));
  const times = (flooded) =>
    calm
      .filter(({ from, to }) => isFlooded(begun, from) === flooded && isFlooded(begun, to) === flooded)
      .map(({ from, to }) => to - from)
      .toSorted((a, b) => a - b);
  const [alone, beside] = [times(false), times(true)];
  const [quiet, found] = [alone, beside].map(p99);
  const allowed = Math.max(quiet * 1.2, quiet + 20);
  const failed = calm.filter(({ status }) => status !== 200).length;
  const isEnough = Math.min(alone.length, beside.length) >= MIN_SAMPLES;
  const figure = isEnough
    ? `p99 ${found.toFixed(1)} ms beside the flood (${beside.length} requests), ${quiet.toFixed(1)} ms without (${alone.length}), allowed ${allowed.toFixed(1)} ms; ${failed} failed`
    : `not judged: ${beside.length} and ${alone.length} requests outside of faults are too few`;
  return { figure, problems: isEnough && (found > allowed || failed > 0) ? [figure] : [] };
}

const p99 = (sorted) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)];
