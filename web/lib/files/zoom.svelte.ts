const scaleMax = 5;
/** What a double press asks for. */
const pressedScale = 2.5;

/** In pixels, from the middle of the picture as it lies without a zoom. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture without a zoom and what there is to show it in, in pixels. */
interface Sizes {
  readonly picture: Pick<DOMRect, 'width' | 'height'>;
  readonly stage: Pick<DOMRect, 'width' | 'height'>;
}

/** How much larger a picture is shown than fits, and how far it was moved: never further than to its edge. */
export class Zoom {
  /** 1 is as large as fits. */
  scale = $state(1);
  x = $state(0);
  y = $state(0);

  /** Makes it so many times as large as it is; what lies at the point stays there. */
  by(factor: number, at: Point, sizes: Sizes): void {
    const scale = Math.min(scaleMax, Math.max(1, this.scale * factor));
    const grown = scale / this.scale;
    this.scale = scale;
    this.#place(at.x - (at.x - this.x) * grown, at.y - (at.y - this.y) * grown, sizes);
  }

  /** Large at the point, or as it was. */
  toggle(at: Point, sizes: Sizes): void {
    this.by(this.scale > 1 ? 0 : pressedScale, at, sizes);
  }

  move(by: Point, sizes: Sizes): void {
    this.#place(this.x + by.x, this.y + by.y, sizes);
  }

  reset(): void {
    this.scale = 1;
    this.x = this.y = 0;
  }

  #place(x: number, y: number, { picture, stage }: Sizes): void {
    const xMax = Math.max(0, (picture.width * this.scale - stage.width) / 2);
    const yMax = Math.max(0, (picture.height * this.scale - stage.height) / 2);
    this.x = Math.min(xMax, Math.max(-xMax, x));
    this.y = Math.min(yMax, Math.max(-yMax, y));
  }
}
