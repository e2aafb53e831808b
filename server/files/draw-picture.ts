import type Sharp from 'sharp';
import { limits } from '../shared/limits.ts';
import { UserError } from '../shared/user-error.ts';
import { drawInTurn } from './load-sharp.ts';
import { type DrawnPicture, pictureSizes } from './picture.ts';

/** Tried in this order until the picture is small enough. */
const qualities = [82, 60, 35];
/** Seconds that drawing one size may take. */
const timeoutSeconds = 10;

/**
 * Draws a picture anew from what somebody has sent: upright, cut to a square around its middle, the first frame of a moving one. Only
 * pixels are taken over; where and with what it was taken is not. Throws `PictureNotUsable`.
 */
export function drawPicture(bytes: Buffer): Promise<DrawnPicture> {
  return drawInTurn(async (sharp) => {
    try {
      return {
        small: await draw(sharp, bytes, pictureSizes.small),
        large: await draw(sharp, bytes, pictureSizes.large),
      };
    } catch (error) {
      throw notUsable(error);
    }
  });
}

async function draw(sharp: typeof Sharp, bytes: Buffer, edge: number, coarser = qualities): Promise<Buffer> {
  const [quality, ...rest] = coarser;
  const drawn = await sharp(bytes, { limitInputPixels: limits.picturePixelsMax, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize(edge, edge, { fit: 'cover' })
    .webp({ quality: quality! })
    .timeout({ seconds: timeoutSeconds })
    .toBuffer();
  return drawn.length <= limits.keptPictureBytesMax || rest.length === 0 ? drawn : draw(sharp, bytes, edge, rest);
}

function notUsable(error: unknown): UserError {
  const isTooLarge = error instanceof Error && error.message.includes('pixel limit');
  const why = isTooLarge
    ? `This picture has more than ${limits.picturePixelsMax / 1e6} million pixels. Please choose a smaller one.`
    : 'This file cannot be used as a picture. Please choose a JPEG, PNG, WebP or GIF that is whole.';
  return new UserError('PictureNotUsable', why);
}
