import type { CSSProperties } from 'react';
import type { WorkspaceColour } from '#shared/ipc/workspaces.ts';
import classes from './workspaces.module.css';

/** The colour as a style variable; set through the DOM, which the content security policy allows. */
export const dotStyle = (colour: WorkspaceColour): CSSProperties =>
  ({ '--dot': `var(--mantine-color-${colour}-7)` }) as CSSProperties;

/** The colour of a business, beside its name and never instead of it. */
export const WorkspaceDot = ({ colour }: { readonly colour: WorkspaceColour }) => (
  <span className={classes['dot']} style={dotStyle(colour)} aria-hidden />
);
