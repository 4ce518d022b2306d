import {
  Alert,
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Modal,
  Drawer,
  Tooltip,
  Button,
  ActionIcon,
  TextInput,
  Textarea,
  Select,
} from '@mantine/core';

/** The one accent: white on shade 7 and on shade 6 passes WCAG AA (6.3 and 4.7 to 1). */
const petrol: MantineColorsTuple = [
  '#e9f6f6',
  '#d3eaea',
  '#a6d4d5',
  '#75bcbf',
  '#4ca7ab',
  '#2f979c',
  '#1b8087',
  '#0f6a72',
  '#0b565d',
  '#064349',
];

const systemFonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** Dense and calm: small controls, small radii, the system's own font. */
export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: systemFonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: { fontFamily: systemFonts, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A faint tint of the alert's colour, and a title in the colour of text: Mantine's own pair is too pale to read.
    Alert: Alert.extend({
      styles: {
        root: { backgroundColor: 'color-mix(in srgb, var(--alert-color) 10%, var(--crossdock-surface))' },
        label: { color: 'var(--mantine-color-text)' },
      },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm' } }),
    // The page itself never scrolls, and locking it would write a style sheet that the content security policy refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false }, styles: { title: { fontWeight: 600 } } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false }, styles: { title: { fontWeight: 600 } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

/** Mantine's own greys for secondary text, placeholders and errors fall short of WCAG AA; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a626b',
    '--mantine-color-placeholder': '#6b737c',
    '--mantine-color-error': '#c22525',
    '--crossdock-surface': '#ffffff',
    '--crossdock-frame': '#f4f6f7',
    '--crossdock-well': '#eceff1',
    '--crossdock-line': '#dfe3e6',
    '--crossdock-row-hover': '#f2f6f7',
    '--crossdock-row-selected': '#dff0f0',
  },
  dark: {
    '--mantine-color-dimmed': '#a6acb3',
    '--mantine-color-placeholder': '#8f969e',
    '--mantine-color-error': '#ff9c9c',
    '--crossdock-surface': '#1d1f22',
    '--crossdock-frame': '#17191b',
    '--crossdock-well': '#2a2d31',
    '--crossdock-line': '#34383d',
    '--crossdock-row-hover': '#25282c',
    '--crossdock-row-selected': '#12393c',
  },
});
