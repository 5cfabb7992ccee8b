import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

export type Appearance = 'light' | 'dark';

const storageKey = 'gangmu.appearance';
const AppearanceContext = createContext<{ appearance: Appearance; setAppearance(next: Appearance): void }>({
  appearance: 'light',
  setAppearance: () => undefined,
});

/** Light or dark: the device's wish until somebody chooses. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState<Appearance>(() => {
    const chosen = localStorage.getItem(storageKey);
    if (chosen === 'light' || chosen === 'dark') return chosen;
    return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  });
  const state = useMemo(
    () => ({
      appearance,
      setAppearance(next: Appearance) {
        localStorage.setItem(storageKey, next);
        setAppearance(next);
      },
    }),
    [appearance],
  );
  return <AppearanceContext value={state}>{children}</AppearanceContext>;
}

export function useAppearance() {
  return useContext(AppearanceContext);
}
