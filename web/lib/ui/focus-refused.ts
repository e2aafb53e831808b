import { tick } from 'svelte';

/** Takes whoever has sent a form to the first of its fields that is wrong, once the page says so; elsewhere nothing moves. */
export async function focusRefused(form: ParentNode | null): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
