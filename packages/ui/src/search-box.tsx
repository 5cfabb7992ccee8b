import { useEffect, useRef, useState } from 'react';
import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** Devices with a pointer that hovers have a keyboard too. */
const hasKeys = window.matchMedia('(hover: hover)').matches;

/** A field for the head of an app; `/` goes to it from anywhere that is not a field. */
export function SearchBox({ text, find }: { text: string; find(text: string): void }) {
  const t = useMessages(uiMessages);
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  // A key of the whole page: listened to outside React.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== '/' || at?.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        find(typed.trim());
      }}
    >
      <input
        ref={field}
        className="search-box"
        type="search"
        aria-label={t('search')}
        placeholder={hasKeys ? `${t('search')}（/）` : t('search')}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
