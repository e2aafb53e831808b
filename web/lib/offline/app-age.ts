/**
 * Whoever finds that the server no longer has what this page counts on calls `suspect`: it may be that of a newer app. Whatever watches
 * over the version puts its look there.
 */
export const appAge = { suspect: (): void => undefined };
