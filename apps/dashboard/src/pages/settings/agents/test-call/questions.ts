import type { MessageDescriptor } from '@lingui/core';

/** The functions that a test call may name, which all change nothing, and the arguments that a caller's words give. */
export const QUESTIONS = {
  list_teams: [],
  list_services: ['team'],
  check_availability: ['service', 'team', 'when'],
  find_earliest: ['service', 'team', 'when'],
  find_appointments: ['code'],
  current_time: [],
} as const satisfies Record<string, readonly Argument[]>;

export type Argument = 'team' | 'service' | 'when' | 'code';
export type Question = keyof typeof QUESTIONS;

export const QUESTION_LABELS: Readonly<Record<Question, MessageDescriptor>> = {
  list_teams: /* i18n */ { id: 'settings.question.list_teams' },
  list_services: /* i18n */ { id: 'settings.question.list_services' },
  check_availability: /* i18n */ { id: 'settings.question.check_availability' },
  find_earliest: /* i18n */ { id: 'settings.question.find_earliest' },
  find_appointments: /* i18n */ { id: 'settings.question.find_appointments' },
  current_time: /* i18n */ { id: 'settings.question.current_time' },
};

export const ARGUMENT_LABELS: Readonly<Record<Argument, MessageDescriptor>> = {
  team: /* i18n */ { id: 'settings.argument.team' },
  service: /* i18n */ { id: 'settings.argument.service' },
  when: /* i18n */ { id: 'settings.argument.when' },
  code: /* i18n */ { id: 'settings.argument.code' },
};
