/** Ground and sign of an alert, calm in both schemes: text reads on the ground in the colour of all text. */
const CALM: Readonly<Record<string, readonly [ground: string, sign: string]>> = {
  red: ['light-dark(#fdeaea, #3a2224)', 'light-dark(#a51d1d, #ffb3b3)'],
  orange: ['light-dark(#fff1dc, #3a2b17)', 'light-dark(#8a4b00, #ffcf94)'],
  yellow: ['light-dark(#fff4d6, #3a2f14)', 'light-dark(#6b4e00, #ffe2a3)'],
};

/** The variables of Mantine's alert; those of its own for a colour that is not here. */
export function alertColours(colour: unknown): Record<string, string> {
  const [ground, sign] = CALM[String(colour)] ?? [];
  return ground === undefined || sign === undefined ? {} : { '--alert-bg': ground, '--alert-color': sign };
}
