import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords';

describe('a password', () => {
  it.each([
    'password1234',
    'Passwort2026!',
    'PasswordPassword',
    '123456789012',
    'aaaaaaaaaaaa',
    'qwertyuiop123',
    'abcdefghijkl',
    'admin1234567',
    'Willkommen2025',
    'iloveyou iloveyou',
    '1q2w3e4r5t1234',
    'abababababab',
  ])('that is among the commonest is known as such: %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'a password for tests',
    'korrekt pferd batterie',
    'Xk7#mQ2$vL9p',
    '83920174655102',
    'demo-password',
    'sehr langes Kennwort',
    'test-password-1234',
  ])('that nobody would guess first is none of them: %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
