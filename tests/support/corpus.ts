/** Texts that programs like to spoil. */
export const corpus: readonly string[] = [
  'what? a/b #1 % .. \\ & é < > " \' ` $& ${x} {{y}} %s %00 +',
  '../../etc/passwd',
  '\0',
  'a\0b\0\0c',
  '\ufdd0',
  '\ufdd00 \ufdd01 \ufdd0\ufdd0 \0\ufdd0 \ufdd0\0',
  '🦔 👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇰 ☺️',
  'שלום עולם مرحبا بالعالم \u202eright to left\u202c',
  '𝒳 𠮷 \u{10ffff} \ufffe \uffff',
  'e\u0301 is not é; Ǆ ﬁ ﷺ \u1e9b\u0323',
  'z̷̢̡̛a̴l̶g̵o̸',
  '  leading, trailing and inner   blanks\t\n\r\n \u00a0 \u2028 \u2029 ',
  '\u0001\u0008\u001b[31m\u007f\u0085',
  '\u200b\u200c\u200d\u2060\ufeff zero width, a soft\u00ad hyphen and ma\u034frks ก\u0e4d็',
  `a${'\u0301\u0323'.repeat(20)} many marks on one letter, and n\u0303 beside ñ`,
  'null',
  '{"json": "\\u0000"}',
  "'; drop table message; --",
];

/** As long as a message may be, in characters of one to four bytes. */
export const longText = 'a é € 🦔 \u0301\u200d'.repeat(1_000).slice(0, 9_999) + '.';
