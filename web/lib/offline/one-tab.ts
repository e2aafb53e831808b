/** Does work in one tab at a time. Where a browser has no locks (plain http), two tabs may both do it: it must be harmless twice. */
export async function oneTabAtATime(name: string, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  await (locks ? locks.request(name, work) : work());
}
