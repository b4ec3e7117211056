import type { I18n, MessageDescriptor } from '@lingui/core';
import { REASONS, type Reason } from './search';

const TEXTS: Readonly<Record<Reason, MessageDescriptor>> = {
  slot_taken: /* i18n */ { id: 'calls.reason.slot_taken' },
  limit_reached: /* i18n */ { id: 'calls.reason.limit_reached' },
  too_soon: /* i18n */ { id: 'calls.reason.too_soon' },
  too_far: /* i18n */ { id: 'calls.reason.too_far' },
  not_bookable: /* i18n */ { id: 'calls.reason.not_bookable' },
  team_inactive: /* i18n */ { id: 'calls.reason.team_inactive' },
  upstream_down: /* i18n */ { id: 'calls.reason.upstream_down' },
  unconfirmed: /* i18n */ { id: 'calls.reason.unconfirmed' },
  in_progress: /* i18n */ { id: 'calls.reason.in_progress' },
  needs_info: /* i18n */ { id: 'calls.reason.needs_info' },
  ambiguous: /* i18n */ { id: 'calls.reason.ambiguous' },
  code_needed: /* i18n */ { id: 'calls.reason.code_needed' },
  code_wrong: /* i18n */ { id: 'calls.reason.code_wrong' },
  not_allowed: /* i18n */ { id: 'calls.reason.not_allowed' },
};

/** A reason that this page does not know yet is shown as the API names it. */
export function reasonText(reason: string, i18n: I18n): string {
  const known = REASONS.find((one) => one === reason);
  return known === undefined ? reason : i18n._(TEXTS[known]);
}
