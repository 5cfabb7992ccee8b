const digits = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, value]));

/** The value of a Chinese numeral up to 999 (十 → 10, 二十一 → 21, 一百零三 → 103); null when it is none. */
export function readNumeral(text: string): number | null {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else if (character === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else if (character === '零') {
      digit = 0;
    } else {
      const value = digits.get(character);
      if (value === undefined) return null;
      digit = value;
    }
  }
  const value = total + digit;
  return value > 0 ? value : null;
}

/** Full-width digits and Roman-typed numbers as a number. */
export function readDigits(text: string): number {
  return Number(text.normalize('NFKC'));
}
