import type { MessageDescriptor } from '@lingui/core';
import type { CallOutcome } from '@team-selector/client';
import { StateBadge, type StateLook } from '../../shared/states/state-badge';

const LOOKS: Readonly<Record<CallOutcome, StateLook>> = {
  booked: { text: /* i18n */ { id: 'calls.outcome.booked' }, icon: 'check', color: 'teal' },
  moved: { text: /* i18n */ { id: 'calls.outcome.moved' }, icon: 'calendar', color: 'blue' },
  cancelled: { text: /* i18n */ { id: 'calls.outcome.cancelled' }, icon: 'close', color: 'gray' },
  callback: { text: /* i18n */ { id: 'calls.outcome.callback' }, icon: 'callback', color: 'yellow' },
  none: { text: /* i18n */ { id: 'calls.outcome.none' }, icon: 'info', color: 'gray' },
};

/** What a call has come to, as its functions tell. */
export const OutcomeBadge = ({ outcome }: { outcome: CallOutcome }) => <StateBadge look={LOOKS[outcome]} />;

export const outcomeText = (outcome: CallOutcome): MessageDescriptor => LOOKS[outcome].text;
