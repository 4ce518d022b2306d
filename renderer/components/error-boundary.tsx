import { Component, type ReactNode } from 'react';
import { asAppError } from '../data/client.ts';
import { ErrorState } from './error-state.tsx';
import type { AppError } from '#shared/errors.ts';

interface ErrorBoundaryProps {
  /** A new value is a new place, so the fault of the old one is forgotten. */
  readonly place: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: { readonly error: AppError; readonly place: string } | null;
}

/** Keeps a fault of one screen from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: null };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: { error: asAppError(error), place: this.props.place } });
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return state.failed !== null && state.failed.place !== props.place ? { failed: null } : null;
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return <ErrorState error={failed.error} onRetry={() => this.setState({ failed: null })} />;
  }
}
