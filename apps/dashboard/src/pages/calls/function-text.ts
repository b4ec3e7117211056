import type { I18n, MessageDescriptor } from '@lingui/core';

const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  list_teams: /* i18n */ { id: 'calls.function.list_teams' },
  list_services: /* i18n */ { id: 'calls.function.list_services' },
  check_availability: /* i18n */ { id: 'calls.function.check_availability' },
  find_earliest: /* i18n */ { id: 'calls.function.find_earliest' },
  book_appointment: /* i18n */ { id: 'calls.function.book_appointment' },
  find_appointments: /* i18n */ { id: 'calls.function.find_appointments' },
  reschedule_appointment: /* i18n */ { id: 'calls.function.reschedule_appointment' },
  cancel_appointment: /* i18n */ { id: 'calls.function.cancel_appointment' },
  request_callback: /* i18n */ { id: 'calls.function.request_callback' },
  current_time: /* i18n */ { id: 'calls.function.current_time' },
};

/** What a function does, in words; one that this page does not know yet is shown by its name. */
export function functionText(name: string, i18n: I18n): string {
  const text = Object.hasOwn(TEXTS, name) ? TEXTS[name] : undefined;
  return text === undefined ? name : i18n._(text);
}
