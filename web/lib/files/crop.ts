/** The edges of a picture, in its own pixels. */
export interface Edges {
  readonly width: number;
  readonly height: number;
}

/** The square of a picture that is taken, in the picture's own pixels; it always lies inside. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** How much larger than at first a picture can be shown. */
export const zoomMax = 6;

/** The largest square around the middle. */
export function widestCrop({ width, height }: Edges): Crop {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/** How much larger than at first the picture is shown: 1 to `zoomMax`. */
export function zoomOf(crop: Crop, { width, height }: Edges): number {
  return Math.min(width, height) / crop.side;
}

/** The square moved by so many of the picture's pixels, as far as the picture reaches. */
export function moved(crop: Crop, edges: Edges, right: number, down: number): Crop {
  return inside({ ...crop, left: crop.left + right, top: crop.top + down }, edges);
}

/** The square at another zoom; what lies at `x`, `y` of it (0 to 1) stays there, as far as the picture reaches. */
export function zoomed(crop: Crop, edges: Edges, zoom: number, x = 0.5, y = 0.5): Crop {
  const side = Math.min(edges.width, edges.height) / Math.min(Math.max(zoom, 1), zoomMax);
  const shrunkBy = crop.side - side;
  return inside({ left: crop.left + shrunkBy * x, top: crop.top + shrunkBy * y, side }, edges);
}

function inside({ left, top, side }: Crop, { width, height }: Edges): Crop {
  return {
    left: Math.min(Math.max(left, 0), width - side),
    top: Math.min(Math.max(top, 0), height - side),
    side,
  };
}
