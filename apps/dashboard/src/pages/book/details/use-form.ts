import { useLingui } from '@lingui/react';
import type { EventType } from '@team-selector/client';
import { useState } from 'react';
import { useStore } from '../../../shared/api/store';
import { draft } from './draft';
import { formFields } from './form-fields';
import { problemsOf, type Problem } from './problems';
import type { Value } from './values';

const NONE: ReadonlyMap<string, Problem> = new Map();

/** The fields of a service with their input; problems are shown from the first submission on, as they change. */
export function useForm(service: EventType) {
  const { i18n } = useLingui();
  const values = useStore(draft);
  const [isSent, setSent] = useState(false);
  const fields = formFields(service, values, {
    name: i18n.t('book.field.name'),
    email: i18n.t('book.field.email'),
    place: i18n.t('book.field.place'),
    place_detail: i18n.t('book.field.place_detail'),
  });
  const problems = isSent ? problemsOf(fields, values) : NONE;
  return {
    fields,
    values,
    problems,
    change: (slug: string, value: Value) => draft.set({ ...values, [slug]: value }),
    /** @returns whether it can be sent. */
    check: () => {
      setSent(true);
      return problemsOf(fields, values).size === 0;
    },
  };
}
