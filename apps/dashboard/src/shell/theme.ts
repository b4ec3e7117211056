import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { DARK, FILLED, LAGOON, TEXT } from './palette';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** The head of a dialog is no second banner of the page. */
const NO_BANNER = { header: { role: 'none' } };

export const theme = createTheme({
  colors: { lagoon: [...LAGOON], dark: [...DARK] },
  primaryColor: 'lagoon',
  primaryShade: { light: FILLED, dark: FILLED },
  autoContrast: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  fontFamily: SANS,
  headings: { fontFamily: SANS, fontWeight: '650' },
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { attributes: NO_BANNER } },
    Drawer: { defaultProps: { attributes: NO_BANNER } },
    // A long text goes into a second line; it is never cut off.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // In the landmark of its button, without an empty element among its items.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Button: {
      styles: {
        root: { height: 'auto', minHeight: 'var(--button-height)' },
        label: { whiteSpace: 'normal', lineHeight: 1.3 },
      },
    },
  },
});

const variablesOf = ({ body, dimmed, error, placeholder }: (typeof TEXT)['light' | 'dark']) => ({
  '--mantine-color-body': body,
  '--mantine-color-dimmed': dimmed,
  '--mantine-color-error': error,
  '--mantine-color-placeholder': placeholder,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(TEXT.light),
  dark: variablesOf(TEXT.dark),
});
