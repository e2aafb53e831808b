import { later } from '../offline/later.ts';

/** A QR code as an SVG path over a square of `size` modules. The encoder is loaded when it is first wanted. */
export async function drawQrCode(text: string): Promise<{ readonly size: number; readonly path: string }> {
  const { default: qrcode } = await later(() => import('qrcode'));
  const { size, data } = qrcode.create(text).modules;
  let path = '';
  data.forEach((isDark, index) => {
    if (isDark) path += `M${index % size} ${Math.floor(index / size)}h1v1h-1z`;
  });
  return { size, path };
}
