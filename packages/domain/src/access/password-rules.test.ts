import { expect, test } from 'vitest';
import { requireGoodPassword } from './password-rules.ts';

test.each(['Abcd-123', '支部书记的一句很长的口令没有数字', 'correct horse battery staple'])(
  '%s is good enough',
  (password) => {
    expect(() => requireGoodPassword(password, 'opa')).not.toThrow();
  },
);

test.each(['short-1A'.slice(0, 7), 'abcdefgh', 'Password1!', 'x'.repeat(129), 'gwadmin-Long-1'])(
  '%s is refused',
  (password) => {
    expect(() => requireGoodPassword(password, 'gwadmin')).toThrow(
      expect.objectContaining({ reason: 'invalid' }),
    );
  },
);
