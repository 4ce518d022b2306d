import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';

/** What the core of one business can ask of its host about all of them. One method a request of shared/ipc/workspaces.ts. */
export interface WorkspacePort {
  list(): RequestOutput<'workspaces.list'>;
  open(input: RequestInput<'workspaces.open'>): Promise<void>;
  create(input: RequestInput<'workspaces.create'>): Promise<RequestOutput<'workspaces.create'>>;
  change(input: RequestInput<'workspaces.change'>): void;
  openFolder(input: RequestInput<'workspaces.openFolder'>): Promise<void>;
  remove(input: RequestInput<'workspaces.remove'>): Promise<void>;
  bringBack(input: RequestInput<'workspaces.bringBack'>): void;
}
