import { describe, expect, it } from '@jest/globals';
import { rowChangeOf } from './row-change';

describe('a notification of changed rows', () => {
  it.each([
    ['token:5', { subject: 'token', keys: ['5'] }],
    ['team:5 6 7', { subject: 'team', keys: ['5', '6', '7'] }],
    ['event type:5/901', { subject: 'event type', keys: ['5/901'] }],
    ['agent:agent_a:b@c', { subject: 'agent', keys: ['agent_a:b@c'] }],
    ['default team@3', { subject: 'default team', companyId: 3 }],
    ['everything', 'everything'],
    ['', 'everything'],
    ['team', 'everything'],
    ['team@x', 'everything'],
  ])('a notification %j is read as %j', (payload, change) => {
    expect(rowChangeOf(payload)).toEqual(change);
  });
});
