import type { AppErrorData } from '#shared/errors.ts';
import type { DatabaseFacts } from '../../store/backup-facts.ts';
import type { ExportManifest } from './export-format.ts';

/** What is done to whole files, in a thread of its own: each would stop the app for seconds. */
export type Job =
  | { readonly kind: 'facts'; readonly file: string }
  | {
      readonly kind: 'drill';
      readonly backups: readonly string[];
      /** Where the pool keeps the originals. */
      readonly photoFolder: string;
    }
  | {
      readonly kind: 'export';
      /** A copy of the database that may be changed. Secrets are taken out of it here. */
      readonly copy: string;
      /** The folder with `originals`. */
      readonly photoFolder: string;
      /** The archive under its unfinished name. */
      readonly target: string;
      readonly appVersion: string;
      readonly at: number;
    }
  | { readonly kind: 'inspect'; readonly archive: string }
  | {
      readonly kind: 'unpack';
      readonly archive: string;
      /** An empty folder that receives `database.sqlite` and `photos`. */
      readonly into: string;
    }
  | {
      readonly kind: 'stage';
      readonly backup: string;
      /** Where its checked copy goes. */
      readonly copy: string;
    };

export type JobKind = Job['kind'];

/** Something that a drill found, or that is worth knowing. `reason`: catalogue key `finding.<reason>` of the backup screen. */
export interface DrillFinding {
  readonly reason:
    | 'unreadable'
    | 'altered'
    | 'damaged'
    | 'parentless'
    | 'counts_differ'
    | 'photos_missing'
    | 'photos_damaged'
    | 'no_record'
    | 'photos_gone';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DrillResult {
  readonly backup: string;
  readonly findings: readonly DrillFinding[];
}

/** What each job answers. */
export interface JobResults {
  readonly facts: DatabaseFacts;
  readonly drill: readonly DrillResult[];
  readonly export: { readonly photos: number; readonly missing: number; readonly bytes: number };
  readonly inspect: ExportManifest;
  readonly unpack: ExportManifest;
  readonly stage: undefined;
}

/** How far a job is. `total` is 0 while it is not known. */
export interface Progress {
  readonly phase: 'checking' | 'copying' | 'database' | 'photos';
  readonly done: number;
  readonly total: number;
}

export type Report = (progress: Progress) => void;

/** What the thread says. */
export type Said =
  | { readonly progress: Progress }
  | { readonly result: unknown }
  | { readonly refused: AppErrorData }
  | { readonly failed: { readonly message: string; readonly code: string | undefined; readonly stack: string } };
