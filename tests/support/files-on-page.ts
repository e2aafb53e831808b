import type { Locator, Page } from 'playwright-core';
import { makePicture } from './pictures.ts';
import { words } from './words.ts';

/** A file as somebody has it on their computer. */
export interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const photo = async (name: string, width = 640, height = 480): Promise<Given> => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await makePicture('jpeg', { width, height }),
});
export const paper = (name: string, text = 'what is in it'): Given => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(text),
});

export const tray = (page: Page): Locator => page.getByRole('list', { name: words('file_chosen') });
export const picture = (page: Page, name: string): Locator =>
  page.getByRole('article').getByRole('button', { name: words('file_show', { name }), exact: true });
export const card = (page: Page, name: string): Locator => page.getByRole('article').getByRole('link', { name });
export const viewer = (page: Page): Locator => page.getByRole('dialog', { name: words('file_viewer') });
export const files = (page: Page): Locator => page.getByRole('region', { name: words('room_files') });
export const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: words('message_send'), exact: true }).click();
/** Whether a picture is there and drawn, wherever it comes from. */
export const isDrawn = (image: Locator): Promise<boolean> =>
  image.evaluate((node) => node instanceof HTMLImageElement && node.complete && node.naturalWidth > 0);

/** As the person would by the system's own dialog. */
export async function choose(page: Page, given: readonly Given[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words('file_add') }).click();
  await (await chooser).setFiles([...given]);
}

/** Tells the page of files as if they were pasted, or dragged over it and dropped. */
export async function hand(page: Page, how: 'paste' | 'dragenter' | 'drop', given: readonly Given[]): Promise<void> {
  const plain = given.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  await page.evaluate(
    ([kind, list]) => {
      const dataTransfer = new DataTransfer();
      for (const { name, mimeType, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      const options = { bubbles: true, cancelable: true };
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent(kind, { ...options, clipboardData: dataTransfer })
          : new DragEvent(kind, { ...options, dataTransfer }),
      );
    },
    [how, plain] as const,
  );
}
