import { open, stat } from 'node:fs/promises';
import type { default as Sharp, Sharp as Drawing } from 'sharp';
import { limits } from '../shared/limits.ts';
import { syncFile } from './file-store.ts';
import { drawInTurn } from './load-sharp.ts';

/** Seconds that drawing one size may take. */
const timeoutSeconds = 20;

/** A picture as it is kept: its pixels, and bytes. */
export interface SharedPicture {
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/**
 * Draws the picture at `from` anew, upright and without what a camera writes beside the pixels, as WebP: at most 2,560 pixels on the long
 * edge to `to`, one that moves still moving, and at most 640 to `preview`, its first frame. Null if it is none that can be drawn.
 */
export async function drawSharedPicture(from: string, to: string, preview: string): Promise<SharedPicture | null> {
  if (!(await looksLikePicture(from))) return null;
  return drawInTurn(async (sharp) => {
    try {
      const drawn = await drawLarge(sharp, from, to);
      await draw(sharp(to, safely), limits.previewEdge, 75).toFile(preview);
      await syncFile(to);
      await syncFile(preview);
      return { ...drawn, size: (await stat(to)).size };
    } catch (error) {
      // What the system says is about the disk, not the picture.
      if (error instanceof Error && 'syscall' in error) throw error;
      return null;
    }
  });
}

const safely = { limitInputPixels: limits.picturePixelsMax, failOn: 'error', sequentialRead: true } as const;
/** What phones take: read line by line and smaller than it is, so that it takes little memory however many pixels it has. */
const asPhoto = { ...safely, limitInputPixels: limits.photoPixelsMax } as const;

async function drawLarge(sharp: typeof Sharp, from: string, to: string): Promise<Omit<SharedPicture, 'size'>> {
  const { pages = 1, format, isProgressive } = await sharp(from, asPhoto).metadata();
  const options = format === 'jpeg' && !isProgressive ? asPhoto : safely;
  // All frames count as pixels: a long one in many pixels stays as it was sent.
  const source = pages > 1 ? sharp(from, { ...options, animated: true }) : sharp(from, options).autoOrient();
  const { width, height, pageHeight } = await draw(source, limits.sharedPictureEdge, 82).toFile(to);
  return { width, height: pageHeight ?? height };
}

function draw(source: Drawing, edge: number, quality: number): Drawing {
  return source
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .timeout({ seconds: timeoutSeconds });
}

/** By the first bytes, whatever it is called: JPEG, PNG, GIF or WebP. */
async function looksLikePicture(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const start = buffer.subarray(0, bytesRead).toString('latin1');
    return /^(\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF[^]{4}WEBP)/.test(start);
  } finally {
    await handle.close();
  }
}
