import type { EventTypeLocation } from '@app/calcom-client';
import type { Locale } from '@app/speech';

const GENERIC: Record<Locale, Record<string, string>> = {
  de: {
    address: 'Vor Ort',
    link: 'Online',
    phone: 'Telefonisch',
    integration: 'Videogespräch',
    organizersDefaultApp: 'Videogespräch',
    attendeePhone: 'Telefonanruf bei Ihnen',
    attendeeAddress: 'Bei Ihnen vor Ort',
    attendeeDefined: 'An einem Ort Ihrer Wahl',
  },
  en: {
    address: 'In person',
    link: 'Online',
    phone: 'By phone',
    integration: 'Video call',
    organizersDefaultApp: 'Video call',
    attendeePhone: 'Phone call to you',
    attendeeAddress: 'At your address',
    attendeeDefined: 'At a place of your choice',
  },
};

/** Names of integrations that their slugs do not spell. */
const INTEGRATIONS: Record<string, string> = {
  'cal-video': 'Cal Video',
  'office365-video': 'Microsoft Teams',
  facetime: 'FaceTime',
  'facetime-video': 'FaceTime',
  'whatsapp-video': 'WhatsApp',
  'eightxeight-video': '8x8',
};

/** The label of a place: its address or number if that is public, else a name in the company's language. */
export function locationLabel({ type, value, isPublic }: EventTypeLocation, locale: Locale): string {
  if (type === 'integration' && value) return INTEGRATIONS[value] ?? capitalized(value.replace(/-video$/, ''));
  const generic = GENERIC[locale][type];
  return (isPublic ? value : null) ?? generic ?? type;
}

const capitalized = (slug: string): string =>
  slug.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase());
