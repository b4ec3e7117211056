import type { I18n, MessageDescriptor } from '@lingui/core';
import type { Problem } from './problems';

const TEXTS: Readonly<Record<Problem, MessageDescriptor>> = {
  required: /* i18n */ { id: 'book.problem.required' },
  email: /* i18n */ { id: 'book.problem.email' },
  phone: /* i18n */ { id: 'book.problem.phone' },
  number: /* i18n */ { id: 'book.problem.number' },
  url: /* i18n */ { id: 'book.problem.url' },
  too_long: /* i18n */ { id: 'book.problem.too_long' },
  contact: /* i18n */ { id: 'book.problem.contact' },
};

export const problemText = (problem: Problem | undefined, i18n: I18n): string | undefined =>
  problem && i18n._(TEXTS[problem]);
