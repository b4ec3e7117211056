import { describe, expect, it } from '@jest/globals';
import { readAgentCall } from './agent-call';

const call = { call_id: 'call_1', agent_id: 'agent_1' };
const read = (body: unknown) => readAgentCall(body, { name: 'book_appointment', kind: 'write' });

describe('readAgentCall', () => {
  it('a signed body is read as function, arguments and call', () => {
    expect(read({ name: 'book_appointment', args: { name: 'Erika' }, call })).toEqual({
      args: { name: 'Erika' },
      callId: 'call_1',
    });
  });

  it('a signed body may write its function with hyphens and have no arguments', () => {
    expect(read({ name: 'book-appointment', call })).toEqual({ args: {}, callId: 'call_1' });
  });

  it.each([
    ['inbound', { from_number: '+491', to_number: '+492' }, '+491'],
    ['outbound', { from_number: '+491', to_number: '+492' }, '+492'],
    [undefined, {}, undefined],
    ['inbound', { from_number: 'anonymous', to_number: '+492' }, 'anonymous'],
  ])('a signed body says what the line reports of the caller: %s %j is %s', (direction, numbers, reported) => {
    const { reportedNumber: number } = read({ name: 'book_appointment', call: { ...call, direction, ...numbers } });
    expect(number).toBe(reported);
  });

  it('a signed body of arguments alone is read where it asks, and malformed where it writes', () => {
    const args = { event_type_id: 1, date: '2026-12-01' };
    expect(readAgentCall(args, { name: 'check_availability', kind: 'question' })).toEqual({ args });
    expect(() => read(args)).toThrow(/switch off "Payload: args only"/);
  });

  it.each([
    [null, {}],
    ['', {}],
    ['{"name":"Erika"}', { name: 'Erika' }],
    [{ args: { name: 'Erika' } }, { name: 'Erika' }],
    [{ arguments: '{"name":"Erika"}' }, { name: 'Erika' }],
    [
      { parameters: { name: 'Erika' }, name: 'Max' },
      { parameters: { name: 'Erika' }, name: 'Max' },
    ],
    [{ args: 'x' }, { args: 'x' }],
  ])('a signed body may have its arguments as %j', (args, expected) => {
    expect(read({ name: 'book_appointment', args, call }).args).toEqual(expected);
  });

  it('a signed body of a chat is read as that of a call', () => {
    const body = { name: 'book_appointment', args: {}, chat: { chat_id: 'chat_1', agent_id: 'agent_1' } };
    expect(read(body)).toEqual({ args: {}, callId: 'chat_1' });
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { name: 'book_appointment' },
    { name: 'book_appointment', call: [] },
    { name: 'book_appointment', call: {} },
    { name: 'book_appointment', call: { call_id: '' } },
    { name: 'book_appointment', call: { call_id: 'a b' } },
    { name: 'cancel_appointment', call },
    { name: 'toString', call },
    { name: 'book_appointment', args: [], call },
    { name: 'book_appointment', args: 5, call },
    { name: 'book_appointment', args: '[]', call },
    { name: 'book_appointment', args: {}, chat: { chat_id: '' } },
    { name: 'book_appointment', args: {}, chat: 'chat_1' },
    { name: 'book_appointment', args: 'x', call },
  ])('any other body is malformed: %j', (body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ status: 400, code: 'malformed_call' }));
  });
});
