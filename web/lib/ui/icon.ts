/** An icon of the app’s one set. Import each singly: `import Send from "@lucide/svelte/icons/send"`. */
export type { LucideIcon as Icon } from '@lucide/svelte';
