/** What an invitation leads to, only the server knows when it is asked. */
export const prerender = false;
export const ssr = false;
