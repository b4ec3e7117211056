import { refTo, type Schema } from './document';

const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

/** Of the events that are about something which no route shows in this form. */
const DATA: Record<string, Schema> = {
  'team.deactivated': object({
    id: { type: 'integer', example: 5 },
    name: { type: 'string', example: 'Berlin Mitte' },
    calcom_team_id: { type: 'integer', example: 34209 },
    is_listed: { type: 'boolean', description: 'Whether Cal.com still lists it' },
  }),
  'calcom.key_refused': object({
    refused_at: { type: 'string', format: 'date-time', example: '2026-12-01T09:30:00.000Z' },
  }),
};

/** What `data` of an event is. */
export const dataOf = (type: string): Schema =>
  DATA[type] ?? refTo(type.startsWith('callback.') ? 'Callback' : 'Booking');
