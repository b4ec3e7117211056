import { describe, expect, it } from '@jest/globals';
import { argumentsText } from './arguments-text';

describe('the arguments of a function', () => {
  it('stand one a line, texts without quotes', () => {
    expect(argumentsText({ date: '2026-12-01', event_type_id: 11, name: '•••', is_new: true })).toBe(
      'date: 2026-12-01\nevent_type_id: 11\nname: •••\nis_new: true',
    );
  });

  it('are nothing where there are none', () => expect(argumentsText({})).toBe(''));
});
