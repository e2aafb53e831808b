import { describe, expect, test } from 'vitest';
import { admitFiles, fileName } from '../../web/lib/files/admit-files.ts';
import { kindOf, savedName, type PictureFacts } from '../../web/lib/files/file-facts.ts';
import { pictureRows, placeAlone } from '../../web/lib/files/picture-rows.ts';
import { saidIn } from '../../web/lib/messages/said-in.ts';

const limits = { bytesMax: 100, countMax: 3 };
const chosen = (name: string, size = 10) => ({ name, size });
const picture = (width: number, height: number): PictureFacts => ({ id: 'p', name: 'p.jpg', size: 1, width, height });

describe('files that are chosen', () => {
  test('go along as far as there may be so many', () => {
    expect(admitFiles([chosen('a'), chosen('b')], 0, limits)).toEqual({
      taken: [chosen('a'), chosen('b')],
      problem: null,
    });
    const { taken, problem } = admitFiles([chosen('a'), chosen('b')], 2, limits);
    expect([taken, problem]).toEqual([[chosen('a')], { kind: 'too-many' }]);
  });

  test('stay behind when they are too large or empty, and the others go along', () => {
    const { taken, problem } = admitFiles([chosen('film', 101), chosen('a', 100)], 0, limits);
    expect([taken, problem]).toEqual([[chosen('a', 100)], { kind: 'too-large', name: 'film', size: 101 }]);
    expect(admitFiles([chosen('nothing', 0)], 0, limits).problem).toEqual({ kind: 'empty', name: 'nothing', size: 0 });
  });

  test('have a name without a path and of at most 255 characters, with its ending', () => {
    expect(fileName('../a\\b\0.txt')).toBe('.._a_b_.txt');
    expect(fileName('  ')).toBe('file');
    const long = fileName(`${'🦔'.repeat(300)}.tar`);
    expect(Array.from(long)).toHaveLength(255);
    expect(long.endsWith('🦔.tar')).toBe(true);
  });
});

describe('a file', () => {
  test('shows its kind by the ending of its name, where that is short', () => {
    expect(['report.pdf', 'a.tar.gz', 'README', '.env', 'x.geojson'].map((name) => kindOf({ name }))).toEqual([
      'PDF',
      'GZ',
      '',
      '',
      '',
    ]);
  });

  test('is saved by its name, a picture as what it was drawn anew as', () => {
    expect(savedName({ ...picture(1, 1), name: 'sea.at.dawn.JPG' })).toBe('sea.at.dawn.webp');
    expect(savedName({ id: 'f', name: 'sea.pdf', size: 1, width: null, height: null })).toBe('sea.pdf');
  });
});

describe('pictures', () => {
  test('stand in rows, each picture once and in its order', () => {
    for (let count = 1; count <= 12; count++) {
      const pictures = Array.from({ length: count }, (_none, index) => ({ ...picture(4, 3), id: `p${index}` }));
      const rows = pictureRows(pictures);
      expect(rows.flat().map((place) => place.picture.id)).toEqual(pictures.map(({ id }) => id));
      expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(3);
    }
  });

  test('keep a place that is neither a line nor a tower', () => {
    const [row] = pictureRows([picture(10_000, 10), picture(10, 10_000)]);
    expect(row?.map(({ ratio }) => ratio)).toEqual([2, 0.65]);
    expect(placeAlone(picture(4_000, 3_000))).toEqual({ width: 400, height: 300 });
    expect(placeAlone(picture(3_000, 4_000))).toEqual({ width: 315, height: 420 });
    expect(placeAlone(picture(16, 16))).toEqual({ width: 140, height: 90 });
  });
});

describe('what a message says in one line', () => {
  const file = { name: 'plan.pdf', width: null };
  const photo = { name: 'sea.jpg', width: 4 };

  test('is its text, and without any what was sent along', () => {
    expect(saidIn({ body: ' Hello\n there', files: [photo] })).toBe('Hello there');
    expect(saidIn({ body: '', files: [photo] })).toBe('Picture');
    expect(saidIn({ body: '', files: [photo, photo] })).toBe('2 pictures');
    expect(saidIn({ body: '', files: [file] })).toBe('plan.pdf');
    expect(saidIn({ body: '', files: [file, photo] })).toBe('2 files');
  });
});
