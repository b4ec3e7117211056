import { OddPart } from './oddity';
import { Wire } from './wire';

/** The whole of an answer. @throws OddPart for a page, for what is cut off, and for an error that is answered with 200. */
export function readEnvelope(text: string): Wire {
  const envelope = Wire.object(parsed(text), 'the answer');
  const { status, error } = envelope.raw;
  if (error != null || (status !== undefined && status !== 'success'))
    throw new OddPart('the answer', 'tells of an error');
  return envelope;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new OddPart('the answer', 'is no object');
  }
}
