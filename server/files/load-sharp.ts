import type Sharp from 'sharp';
import { Turns } from '../core/turns.ts';

/** Loaders of libvips that may look at what strangers send; by what the bytes are, whatever they are called. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}`);

/** One after the other: each may take as much memory as `picturePixelsMax` says. */
const turns = new Turns();
let loading: Promise<typeof Sharp> | null = null;

/** Draws with libvips when it is this drawing's turn. It is loaded when the first picture comes: most processes never draw one. */
export function drawInTurn<T>(draw: (sharp: typeof Sharp) => Promise<T>): Promise<T> {
  return turns.take(async () => draw(await (loading ??= loadSharp())));
}

async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
