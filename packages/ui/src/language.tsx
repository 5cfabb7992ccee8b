import type { Label, Language } from '@gangmu/domain/label';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

interface LanguageState {
  readonly language: Language;
  setLanguage(language: Language): void;
}

const LanguageContext = createContext<LanguageState>({ language: 'zh', setLanguage: () => undefined });
const storageKey = 'gangmu.language';

/** Chinese first; the choice is kept on this device. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh',
  );
  const state = useMemo(
    () => ({
      language,
      setLanguage(next: Language) {
        localStorage.setItem(storageKey, next);
        document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** Says a label in the reader's language. */
export function useLabel(): (label: Label) => string {
  const { language } = useLanguage();
  return useCallback((label) => label[language], [language]);
}

/** Texts of an interface: one table for each language, with `{name}` for what is put in. */
export type Messages = Readonly<Record<string, string>>;

/** Says a message of a catalogue; a key that is not in it does not compile. */
export function useMessages<Catalogue extends Messages>(catalogue: {
  zh: Catalogue;
  en: { [Key in keyof Catalogue]: string };
}) {
  const { language } = useLanguage();
  return (key: keyof Catalogue, values: Readonly<Record<string, string | number>> = {}): string => {
    const text: string = catalogue[language][key];
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
