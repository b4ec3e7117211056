import type { I18n } from '@lingui/core';
import { type Field, maxLengthOf } from './fields';

/** Below the label: how a phone number may be written; how much of a long text is left. */
export function describeField(field: Field, text: string, i18n: I18n): string | undefined {
  if (field.type === 'phone') return i18n.t('book.phone_hint');
  if (field.type !== 'textarea') return undefined;
  return i18n.t('book.characters', { count: text.length, max: maxLengthOf(field) });
}
