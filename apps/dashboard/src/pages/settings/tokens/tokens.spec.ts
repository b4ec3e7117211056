import { describe, expect, it } from '@jest/globals';
import { setupI18n } from '@lingui/core';
import { abilitiesText } from './abilities-text';
import { curlLine } from './curl-line';
import { newTokenOf } from './new-token-of';

const ORIGIN = 'https://booking.example';
const VALUES = { name: ' Website ', userId: 3, isLimited: false, abilities: [], lifetime: 'never' } as const;

describe('the line to try a token with', () => {
  it.each([
    [['*'], '/api/calcom/teams'],
    [['teams:read', 'status:read'], '/api/calcom/teams'],
    [['bookings:write', 'bookings:read'], '/api/bookings'],
    [['calls:read'], '/api/retell/calls'],
    [['status:read'], '/api/status'],
    [['mcp'], '/api/auth/me'],
  ])('asks, with the abilities %j, %s', (abilities, path) => {
    expect(curlLine({ token: '7|secret', abilities }, ORIGIN)).toBe(
      `curl -H "Authorization: Bearer 7|secret" ${ORIGIN}${path}`,
    );
  });
});

describe('what is sent for a new token', () => {
  it('is for everything and without end unless that is limited', () => {
    expect(newTokenOf({ ...VALUES, abilities: ['mcp'] })).toEqual({ name: 'Website', user_id: 3, abilities: ['*'] });
  });

  it('holds the chosen abilities and the lifetime', () => {
    const fields = newTokenOf({ ...VALUES, isLimited: true, abilities: ['teams:read'], lifetime: '30d' });
    expect(fields).toMatchObject({ abilities: ['teams:read'], expires_in: '30d' });
  });
});

describe('the abilities of a token', () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

  it('are told in words, and unknown ones by their names', () => {
    expect(abilitiesText(['teams:read', 'servers:deploy'], i18n)).toBe('settings.ability.teams_read, servers:deploy');
    expect(abilitiesText(['*'], i18n)).toBe('settings.ability.all');
  });
});
