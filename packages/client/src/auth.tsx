import { RefusedRequest, type ShownRefusal } from './refusal.tsx';

/** Signs in; `secondFactor` asks for the one-time code next. Throws {@link RefusedRequest}. */
export function signIn(username: string, password: string): Promise<{ secondFactor: boolean }> {
  return post('/auth/sign-in', { username, password });
}

/** A code of the authenticator or a recovery code: at sign-in, or the first one of a new secret. */
export function giveCode(code: string): Promise<unknown> {
  return post('/auth/second-factor', { code });
}

/** Makes a second factor against the password; the recovery codes are shown this once. */
export function beginSecondFactor(password: string): Promise<{ uri: string; recoveryCodes: string[] }> {
  return post('/auth/second-factor/begin', { password });
}

export function signOut(): Promise<unknown> {
  return post('/auth/sign-out', {});
}

export function changePassword(current: string, next: string): Promise<unknown> {
  return post('/auth/password', { current, next });
}

/** Trades a one-time code for a password of one's own. */
export function redeem(username: string, code: string, password: string): Promise<unknown> {
  return post('/auth/redeem', { username, code, password });
}

async function post<T>(url: string, body: unknown): Promise<T> {
  return readAnswer<T>(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Uploads a form; the header says that it comes from our own page. */
export async function upload<T>(url: string, form: FormData): Promise<T> {
  return readAnswer<T>(await fetch(url, { method: 'POST', headers: { 'x-gangmu': '1' }, body: form }));
}

async function readAnswer<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & { refusal?: ShownRefusal }; // our own routes answer JSON
  if (answer.refusal) throw new RefusedRequest(answer.refusal);
  return answer;
}
