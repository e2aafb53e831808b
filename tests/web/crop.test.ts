import { describe, expect, test } from 'vitest';
import { moved, widestCrop, zoomed, zoomMax, zoomOf } from '../../web/lib/files/crop.ts';

const photo = { width: 900, height: 600 };

describe('the square of a picture that is taken', () => {
  test('is at first the largest around the middle', () => {
    expect(widestCrop(photo)).toEqual({ left: 150, top: 0, side: 600 });
    expect(widestCrop({ width: 5, height: 500 })).toEqual({ left: 0, top: 247.5, side: 5 });
  });

  test('moves as far as the picture reaches', () => {
    expect(moved(widestCrop(photo), photo, 100, 100)).toEqual({ left: 250, top: 0, side: 600 });
    expect(moved(widestCrop(photo), photo, 9_999, -9_999)).toEqual({ left: 300, top: 0, side: 600 });
  });

  test('shrinks around the place that is pointed at', () => {
    expect(zoomed(widestCrop(photo), photo, 2)).toEqual({ left: 300, top: 150, side: 300 });
    expect(zoomed(widestCrop(photo), photo, 2, 0, 1)).toEqual({ left: 150, top: 300, side: 300 });
  });

  test('stays between the whole picture and the largest zoom, and inside the picture', () => {
    expect(zoomOf(zoomed(widestCrop(photo), photo, 99), photo)).toBeCloseTo(zoomMax);
    const corner = moved(zoomed(widestCrop(photo), photo, 3), photo, 9_999, 9_999);
    expect(zoomed(corner, photo, 0.1)).toEqual({ left: 300, top: 0, side: 600 });
  });
});
