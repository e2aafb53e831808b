import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { still } from './stage.ts';

const folder = process.env['HEARTH_SHOTS'];

/** A picture of the page for looking at, in the folder that HEARTH_SHOTS names; nothing without it. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await still(page);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
