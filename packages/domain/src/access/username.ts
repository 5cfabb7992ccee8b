/** How a name to sign in with is written: 2 to 60 small letters, digits and . _ -, a letter or digit first. */
export const usernameForm = /^[a-z0-9][a-z0-9._-]{1,59}$/;
