/** One thing looked at. `fix` says what to do when it is not well. */
export interface Finding {
  readonly ok: boolean;
  readonly name: { readonly zh: string; readonly en: string };
  readonly found: string;
  readonly fix?: { readonly zh: string; readonly en: string };
}
