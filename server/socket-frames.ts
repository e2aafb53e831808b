/**
 * Encodes what the server says as WebSocket frames: final text frames, not masked (RFC 6455, 5.1 and 5.2), so that one buffer serves
 * every socket.
 */

/** Text frames, one after the other. */
export function encodeTextFrames(...texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headLengthOf(length) + length, 0));
  let at = 0;
  texts.forEach((text, index) => {
    at = writeHead(frames, at, lengths[index]!);
    at += frames.write(text, at, 'utf8');
  });
  return frames;
}

/** The frame that tells an operation a result, of which the JSON is encoded already. */
export function encodeNextFrame(operationId: string, json: Buffer): Buffer {
  const before = `{"id":${JSON.stringify(operationId)},"type":"next","payload":`;
  const length = Buffer.byteLength(before) + json.length + 1;
  const frame = Buffer.allocUnsafe(headLengthOf(length) + length);
  let at = writeHead(frame, 0, length);
  at += frame.write(before, at, 'utf8');
  at += json.copy(frame, at);
  frame[at] = 0x7d;
  return frame;
}

function headLengthOf(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** Writes the head of a frame at `at` and answers where its payload begins. */
function writeHead(frame: Buffer, at: number, length: number): number {
  frame[at] = 0x81;
  if (length < 126) {
    frame[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    frame[at + 1] = 126;
    frame.writeUInt16BE(length, at + 2);
    return at + 4;
  }
  frame[at + 1] = 127;
  frame.writeBigUInt64BE(BigInt(length), at + 2);
  return at + 10;
}
