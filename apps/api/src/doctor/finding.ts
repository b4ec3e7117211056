import { describeFailure } from '@app/common';
import { readable } from '../exit';

/** What was found out about one part, in one line. */
export interface Finding {
  name: string;
  /** `skipped`: it is not configured, or cannot be examined now. */
  state: 'ok' | 'broken' | 'skipped';
  message: string;
}

export const ok = (name: string, message: string): Finding => ({ name, state: 'ok', message });
export const broken = (name: string, message: string): Finding => ({ name, state: 'broken', message });
export const skipped = (name: string, message: string): Finding => ({ name, state: 'skipped', message });

/** A part that could not be examined because of the error. */
export const failed = (name: string, error: unknown): Finding => broken(name, sentenceFor(error));

/** On one line, without secrets. */
export const sentenceFor = (error: unknown): string =>
  (readable(error) ?? describeFailure(error).message).replaceAll(/\s*\n\s*/g, ' ');
