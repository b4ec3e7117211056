import type { IconName } from '../icons/paths';

/** How good something is. Each has a drawing and a colour, and stands beside words that say it. */
export type Tone = 'good' | 'waiting' | 'bad' | 'off';

export const TONES: Readonly<Record<Tone, { icon: IconName; color: string }>> = {
  good: { icon: 'check', color: 'light-dark(#1d6b38, #7fd79b)' },
  waiting: { icon: 'clock', color: 'light-dark(#7a5200, #ffd479)' },
  bad: { icon: 'alert', color: 'light-dark(#b32020, #ff9c9c)' },
  off: { icon: 'close', color: 'var(--mantine-color-dimmed)' },
};
