import { BigIntType } from '@mikro-orm/core';

/** A 64-bit id, read as a number: identity columns stay far below 2^53. */
export const Id = new BigIntType('number');
