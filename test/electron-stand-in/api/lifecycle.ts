/** Whether the app's `ready` has come: several of Electron's members are only allowed before or after it. */
let ready = false;

export function isReady(): boolean {
  return ready;
}

export function markReady(): void {
  ready = true;
}

/** Throws as Electron does when something that must precede `ready` comes after it. */
export function mustPrecedeReady(what: string): void {
  if (ready) throw new Error(`${what} before app is ready`);
}
