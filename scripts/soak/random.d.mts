export class Random {
  constructor(seed: number);
  next(): number;
}
