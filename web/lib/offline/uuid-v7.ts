/** A UUID of version 7 (RFC 9562): sorted by time, then by the order of making within one page. Works on plain http too. */
export function makeUuidV7(now: number = Date.now(), random = crypto.getRandomValues(new Uint8Array(10))): string {
  const { at, sequence } = nextTick(now);
  const time = at.toString(16).padStart(12, '0');
  const high = (0x7000 | sequence).toString(16);
  const [first = 0, ...rest] = random;
  const variant = (0x80 | (first & 0x3f)).toString(16);
  const tail = rest.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${variant}${tail.slice(0, 2)}-${tail.slice(2, 14)}`;
}

const sequenceMax = 0xfff;
let last = { at: 0, sequence: 0 };

// Two ids of one millisecond, or of a clock set back, must still sort in the order of making.
function nextTick(now: number): { at: number; sequence: number } {
  if (now > last.at) last = { at: now, sequence: 0 };
  else if (last.sequence < sequenceMax) last = { at: last.at, sequence: last.sequence + 1 };
  else last = { at: last.at + 1, sequence: 0 };
  return last;
}
