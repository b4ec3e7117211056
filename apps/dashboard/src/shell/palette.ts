/** The ten shades of the page's own colour, light to dark; what is filled has the ninth. */
export const LAGOON = [
  '#eef7f9',
  '#dbecf1',
  '#b5d8e2',
  '#8cc3d3',
  '#6ab1c6',
  '#54a6be',
  '#46a0ba',
  '#2f87a1',
  '#1f6f88',
  '#0b5a70',
] as const;

/** Greys of the dark scheme, light to dark, with a little of the page's colour in them. */
export const DARK = [
  '#ccd4d9',
  '#b3bdc4',
  '#8b979f',
  '#66727a',
  '#3d484f',
  '#2e383e',
  '#252d32',
  '#1d2327',
  '#181d20',
  '#14181b',
] as const;

/** Shade of what is filled, in both schemes: white reads on it. */
export const FILLED = 8;

/** Greys darker (or, on black, lighter) than Mantine's, which are too faint to read. */
export const TEXT = {
  light: { body: '#ffffff', dimmed: '#54606a', error: '#c42525', placeholder: '#67727b' },
  dark: { body: '#1d2327', dimmed: '#a9b4bc', error: '#ff9c9c', placeholder: '#98a3ab' },
} as const;
