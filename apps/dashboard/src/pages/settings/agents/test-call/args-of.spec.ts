import { describe, expect, it } from '@jest/globals';
import { argsOf } from './args-of';

const TYPED = { team: ' Berlin ', service: '', when: 'morgen', code: 'ABCD2345' };

describe('the arguments of a test call', () => {
  it('are those of the question that were filled in', () => {
    expect(argsOf('check_availability', TYPED)).toEqual({ team: 'Berlin', when: 'morgen' });
    expect(argsOf('find_appointments', TYPED)).toEqual({ code: 'ABCD2345' });
    expect(argsOf('current_time', TYPED)).toEqual({});
  });
});
