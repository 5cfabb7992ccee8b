import { Refusal } from '../refusal.ts';

/** Words no password may be built on, beside the name of the account (security C.3). */
const common = [
  'password',
  'qwerty',
  'abc123',
  '123456',
  '111111',
  '888888',
  'admin',
  'gangmu',
  'iloveyou',
  'woaini',
];

/**
 * The default profile (等保 and ASVS together): at least 8 characters with three of four classes, or at least 15
 * of any; at most 128; nothing built on common words or the account's own name. Throws `invalid`.
 */
export function requireGoodPassword(password: string, username: string): void {
  if (password.length > 128) throw weak('密码最长 128 个字符', 'At most 128 characters');
  const lower = password.toLowerCase();
  if (username.length > 2 && lower.includes(username.toLowerCase())) {
    throw weak('密码不能包含用户名', 'The password must not contain the user name');
  }
  if (common.some((word) => lower.includes(word) && lower.length < word.length + 6)) {
    throw weak('密码过于常见', 'The password is too common');
  }
  const length = [...password].length;
  if (length >= 15 || (length >= 8 && countClasses(password) >= 3)) return;
  throw weak(
    '密码至少 8 位并含大写、小写、数字、符号中的三类，或至少 15 位',
    'At least 8 characters with three of upper case, lower case, digits and symbols, or at least 15 characters',
  );
}

function countClasses(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((pattern) => pattern.test(password)).length;
}

function weak(zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place: 'password', text: { zh, en } }]);
}
