import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { hashPassword, verifyPassword } from './password.ts';
import type { DB } from './schema.gen.ts';

/** Hours a session lives at most; thirty idle minutes end it earlier (security C.3). */
export const sessionHours = 12;

export interface AuthConfig {
  readonly db: Kysely<DB>;
  /** At least 32 bytes, from a file. */
  readonly secret: string;
  /** The address people open, e.g. https://portal.example.cn. */
  readonly baseUrl: string;
  /** Each app has its own cookie. */
  readonly cookieName: string;
  log(level: string, message: string): void;
}

/**
 * The sign-in library on our pool and our tables (S-14): user name and password, TOTP, sign-up closed, no
 * cookie cache. Its routes are not mounted; the server calls the few functions it needs.
 */
export function createAuth(config: AuthConfig) {
  const secure = config.baseUrl.startsWith('https:');
  return betterAuth({
    appName: 'Gangmu 纲目',
    database: { db: config.db, type: 'mysql' },
    secret: config.secret,
    baseURL: config.baseUrl,
    trustedOrigins: [config.baseUrl],
    telemetry: { enabled: false },
    logger: { log: (level, message) => config.log(level, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { modelName: 'auth_user' },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    rateLimit: { enabled: true, storage: 'database', modelName: 'auth_rate_limit' },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 60 }),
      twoFactor({
        issuer: 'Gangmu',
        schema: { twoFactor: { modelName: 'auth_two_factor' } },
        accountLockout: { maxFailedAttempts: 5, durationSeconds: 900 },
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
    ],
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: config.cookieName,
      cookies: { session_token: { name: secure ? `__Host-${config.cookieName}` : config.cookieName } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      database: { generateId: () => uuidv7() },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
