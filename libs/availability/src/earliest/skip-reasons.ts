/** Why a team, or an event type of it, had no part in an answer. */
export const SKIP_REASONS = {
  not_asked: 'it could have an earlier slot, but Cal.com may not be asked about more at once; ask again',
  not_earlier: 'no slot of it could be among these',
  not_offered: 'the team does not offer it',
  inactive: 'the team takes no appointments',
  unavailable: 'Cal.com does not answer, or not in time',
  refused: 'Cal.com refuses to answer about it',
};

export type SkipReason = keyof typeof SKIP_REASONS;

export const SKIP_REASONS_IN_WORDS = Object.entries(SKIP_REASONS)
  .map(([reason, words]) => `\`${reason}\`: ${words}`)
  .join('. ');
