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
  'null',
  '{"json": "\\u0000"}',
  "'; drop table message; --",
];
