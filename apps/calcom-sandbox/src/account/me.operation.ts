import { callerOf } from '../http/operation';
import type { Operation } from '../http/operation';

export const getMe: Operation = {
  name: 'getMe',
  method: 'GET',
  path: '/me',
  auth: 'required',
  run(call) {
    const organization = call.store.organizationOf(callerOf(call).id);
    const { id, username, email, name, timeZone, locale } = callerOf(call);
    return {
      id,
      username,
      email,
      name,
      avatarUrl: null,
      bio: null,
      timeFormat: 24,
      defaultScheduleId: id - 1000,
      weekStart: 'Monday',
      timeZone,
      locale,
      organizationId: organization?.id ?? null,
      ...(organization && { organization: { id: organization.id, isPlatform: false } }),
    };
  },
};
