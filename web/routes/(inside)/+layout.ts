/** Behind the sign-in everything lives in the browser: one trust boundary, and pages that open without a network. */
export const ssr = false;
export const prerender = false;
