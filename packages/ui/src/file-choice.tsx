import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** A file from this device, chosen or dropped here; the words are ours, not the browser's. */
export function FileChoice(props: {
  id: string;
  accept: string;
  disabled?: boolean;
  /** Name of the file that was chosen last. */
  name?: string | undefined;
  take(file: File): void;
}) {
  const { id, accept, disabled = false, name, take } = props;
  const t = useMessages(uiMessages);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={isOver ? 'file-choice file-choice-over' : 'file-choice'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(!disabled);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (file && !disabled) take(file);
      }}
    >
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) take(file);
          event.target.value = ''; // the same file may be chosen again
        }}
      />
      <Button aria-hidden tabIndex={-1} disabled={disabled} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
      <span className="quiet">{name ?? t('dropFile')}</span>
    </div>
  );
}
