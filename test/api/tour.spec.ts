import { expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { onSharedEngines } from '../support/on-shared-engines';

const nextMonday = (): string =>
  DateTime.now().setZone('Europe/Berlin').plus({ weeks: 1 }).startOf('week').toISODate() ?? '';

onSharedEngines('the main journey', (world) => {
  it('a caller gets from signing in to a listed booking whose slot is no longer offered', async () => {
    const { anonymous, salon } = world();
    const signedIn = await anonymous.post('/api/auth/tokens', {
      email: salon.adminEmail,
      password: 'a password for tests',
    });
    expect(signedIn).toMatchObject({
      status: 201,
      body: { success: true, data: { user: { role: 'admin', company: { id: salon.id } } } },
    });

    const teams = await salon.member.get('/api/calcom/teams');
    expect(teams.body.data.map((team: { name: string }) => team.name)).toHaveLength(3);
    const team = teams.body.data.find((candidate: { calcom_team_id: number }) => candidate.calcom_team_id === 34211);

    const eventTypes = await salon.member.get(`/api/calcom/teams/${team.id}/event-types`);
    const eventType = eventTypes.body.data.find(
      (candidate: { slug: string }) => candidate.slug === 'herrenhaarschnitt',
    );

    const availability = `/api/retell/check-availability?team_id=${team.id}&event_type_id=${eventType.id}&date=${nextMonday()}`;
    const before = await salon.member.get(availability);
    expect(before).toMatchObject({ status: 200, body: { success: true, data: { team_id: team.id, stale: false } } });
    const [slot] = before.body.data.slots;

    const booked = await salon.member.post('/api/retell/book-appointment', {
      team_id: team.id,
      event_type_id: eventType.id,
      start: slot.start,
      attendee: { name: 'Erika Mustermann', email: 'erika@example.org' },
    });
    expect(booked).toMatchObject({
      status: 201,
      body: { success: true, data: { status: 'confirmed', start: slot.start } },
    });

    const after = await salon.member.get(availability);
    expect(after.body.data.slots.map(({ start }: { start: string }) => start)).not.toContain(slot.start);

    const list = await salon.member.get('/api/bookings');
    expect(list.body.data.map(({ id }: { id: number }) => id)).toEqual([booked.body.data.id]);
  });
});
