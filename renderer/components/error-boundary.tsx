import { Component, type ReactNode } from 'react';
import type { AppError } from '#shared/errors.ts';
import { asAppError } from '../data/client.ts';
import { ErrorState } from './error-state.tsx';

interface ErrorBoundaryProps {
  /** A new value is a new place, so the fault of the old one is forgotten. */
  readonly place: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: AppError | null;
  /** Where the error happened; `null` until it was noted. */
  readonly failedAt: string | null;
}

/** Keeps a fault of one screen from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, failedAt: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: asAppError(error), failedAt: null };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    if (state.error === null) return null;
    if (state.failedAt === null) return { ...state, failedAt: props.place };
    return state.failedAt === props.place ? null : { error: null, failedAt: null };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <ErrorState error={error} onRetry={() => this.setState({ error: null, failedAt: null })} />;
  }
}
