import type { BookingField } from '../model';

/** Version 2026-06-12: `field` is the discriminator. */
export function newFieldOutput({ field, slug, type, label, placeholder, required, hidden, options }: BookingField) {
  if (field === 'name') return { field, slug, variant: 'fullName', disableOnPrefill: false };
  if (field !== 'custom') return { field, slug, required, hidden };
  return {
    field,
    type,
    slug,
    label,
    placeholder: placeholder ?? '',
    required,
    hidden,
    disableOnPrefill: false,
    options,
  };
}

/** Older versions: `type` is the discriminator, and `isDefault` marks built-in fields. */
export function oldFieldOutput({ field, slug, type, label, placeholder, required, hidden, options }: BookingField) {
  const isDefault = field !== 'custom' && field !== 'attendeePhoneNumber';
  const shared = { slug, label: label ?? slug, placeholder: placeholder ?? '', isDefault };
  if (field === 'name') return { type: 'name', ...shared, required: true, disableOnPrefill: false };
  return { type: OLD_TYPES[field] ?? type, ...shared, required, hidden, disableOnPrefill: false, options };
}

const OLD_TYPES: Record<string, string> = {
  email: 'email',
  attendeePhoneNumber: 'phone',
  location: 'radioInput',
  title: 'text',
  notes: 'textarea',
  guests: 'multiemail',
  rescheduleReason: 'textarea',
};
