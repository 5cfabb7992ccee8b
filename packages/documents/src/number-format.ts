const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];
const legalDigits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const legalPlaces = ['', '拾', '佰', '仟'];
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const romans: readonly (readonly [number, string])[] = [
  [1_000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number as an automatic number of that format prints it; formats that are not known print digits. */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > 9_999) return String(value);
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return within(value, 20, 0x2460);
    case 'decimalEnclosedParen':
      return within(value, 20, 0x2474);
    case 'decimalEnclosedFullstop':
      return within(value, 20, 0x2488);
    case 'ideographEnclosedCircle':
      return within(value, 10, 0x3280);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return letter(value).toUpperCase();
    case 'lowerLetter':
      return letter(value);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return chinese(value, digits, places).replace(/^一十/u, '十');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return chinese(value, legalDigits, legalPlaces);
    case 'ideographTraditional':
      return stems[(value - 1) % stems.length] ?? String(value);
    case 'ideographZodiac':
      return branches[(value - 1) % branches.length] ?? String(value);
    default:
      return String(value);
  }
}

function within(value: number, last: number, first: number): string {
  return value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value);
}

function chinese(value: number, names: readonly string[], powers: readonly string[]): string {
  if (value === 0) return names[0] ?? '';
  const written = [...String(value)].map(Number);
  return written
    .map((digit, index) =>
      digit === 0
        ? written[index + 1] // one zero stands for a run of them, none at the end
          ? '零'
          : ''
        : `${names[digit]}${powers[written.length - 1 - index]}`,
    )
    .join('');
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, sign] of romans) for (; rest >= size; rest -= size) text += sign;
  return text;
}

/** a … z, aa, bb …, as word processors count. */
function letter(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}
