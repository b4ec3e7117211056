import { describe, expect, it } from '@jest/globals';
import { answerText } from './answer-text';

describe('an answer', () => {
  it.each([
    ['privat', 'privat'],
    [3, '3'],
    [true, 'Ja'],
    [false, 'Nein'],
    [['Waschen', 'Föhnen'], 'Waschen, Föhnen'],
    [{ street: 'Torstraße' }, '{"street":"Torstraße"}'],
  ])('%j reads %j', (answer, text) => expect(answerText(answer, 'Ja', 'Nein')).toBe(text));
});
