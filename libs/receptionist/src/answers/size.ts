import type { ReceptionAnswer } from './answer';

const MAX_BYTES = 1000;
/** Maximum of lists of teams, services and appointments. */
const MAX_LIST_BYTES = 4000;

/** Lists that may lose their last items; names can be as long as a few of them together are too much. */
const LISTS = ['teams', 'services', 'appointments', 'alternatives', 'slots', 'choices'];
const TEXTS = ['why', 'say'];

/** The answer, with as much of its lists and texts as a model is to read. */
export function withinSize(answer: ReceptionAnswer, isList = false): ReceptionAnswer {
  const limit = isList ? MAX_LIST_BYTES : MAX_BYTES;
  let fitting = answer;
  while (bytesOf(fitting) >= limit) {
    const shorter = shortened(fitting, bytesOf(fitting) - limit + 1);
    if (!shorter) return fitting;
    fitting = shorter;
  }
  return fitting;
}

const bytesOf = (answer: ReceptionAnswer): number => Buffer.byteLength(JSON.stringify(answer));

/** What is least missed first: the last item of a list, then the end of a text. */
function shortened(answer: ReceptionAnswer, excess: number): ReceptionAnswer | undefined {
  for (const name of LISTS) {
    const list = answer[name];
    if (Array.isArray(list) && list.length > 1) return { ...answer, [name]: list.slice(0, -1) };
  }
  for (const name of TEXTS) {
    const text = answer[name];
    // A character has up to six bytes in JSON, and a text that was cut says so.
    if (typeof text === 'string' && text.length > 60)
      return { ...answer, [name]: `${text.slice(0, Math.max(50, text.length - Math.ceil(excess / 6) - 1))}…` };
  }
  return undefined;
}
