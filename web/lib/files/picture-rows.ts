import type { PictureFacts } from './file-facts.ts';

/** A picture in its place; `ratio` is width by height of the place, which the picture fills. */
export interface PlacedPicture {
  readonly picture: PictureFacts;
  readonly ratio: number;
}

/** How many stand side by side in each row, by how many there are. */
const rowLengths: readonly (readonly number[])[] = [
  [],
  [1],
  [2],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
  [2, 2, 3],
  [2, 3, 3],
  [3, 3, 3],
  [2, 2, 3, 3],
];
const widest = 2;
const narrowest = 0.65;

/** Pictures in rows, each as high as its neighbours; what is very wide or very high loses its edges. */
export function pictureRows(pictures: readonly PictureFacts[]): PlacedPicture[][] {
  const lengths = rowLengths[pictures.length] ?? Array.from({ length: Math.ceil(pictures.length / 3) }, () => 3);
  let from = 0;
  return lengths.map((length) => {
    const row = pictures.slice(from, (from += length));
    return row.map((picture) => ({ picture, ratio: placeRatio(picture) }));
  });
}

function placeRatio({ width, height }: PictureFacts): number {
  return Math.min(widest, Math.max(narrowest, width / Math.max(1, height)));
}

/** In pixels of the page. */
const alone = { widthMin: 140, heightMin: 90, widthMax: 400, heightMax: 420 };

/** The place of a picture that stands alone: its own size, as far as that is neither huge nor tiny. */
export function placeAlone({ width, height }: PictureFacts): { width: number; height: number } {
  const scale = Math.min(1, alone.widthMax / width, alone.heightMax / height);
  return {
    width: Math.round(Math.max(alone.widthMin, width * scale)),
    height: Math.round(Math.max(alone.heightMin, height * scale)),
  };
}
