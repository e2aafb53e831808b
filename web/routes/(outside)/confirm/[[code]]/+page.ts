/** The code is in the address, or is typed. */
export const prerender = false;
export const ssr = false;
