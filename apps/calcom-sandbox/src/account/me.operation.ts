import { callerOf } from '../http/operation';
import type { Operation } from '../http/operation';

export const getMe: Operation = {
  name: 'getMe',
  method: 'GET',
  path: '/me',
  auth: 'required',
  run(call) {
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
      organizationId: null,
    };
  },
};
