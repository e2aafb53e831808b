/** The pages outside are the same for everybody: written once, when the app is built. */
export const prerender = true;
