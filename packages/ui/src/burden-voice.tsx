import { burdenVoiceNames, burdenVoices, type BurdenVoice } from '@gangmu/domain/responsibilities/burden';
import { Button, Space } from 'antd';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

export interface ShownVoice {
  readonly what: BurdenVoice;
  readonly count: number;
  readonly answer: string;
  readonly answeredOn: string | null;
}

/** 一键说负担: three words, no name; what was answered stands below for everybody who was asked. */
export function BurdenVoiceBar({
  voices,
  speak,
  busy,
  spoken,
}: {
  voices: readonly ShownVoice[];
  speak(what: BurdenVoice): void;
  busy: boolean;
  spoken: boolean;
}) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const { language } = useLanguage();
  return (
    <section className="voice" aria-label={t('voice')}>
      <Space wrap>
        <span className="quiet">{t('voice')}</span>
        {burdenVoiceNames.map((what) => (
          <Button key={what} size="small" disabled={busy || spoken} onClick={() => speak(what)}>
            {say(burdenVoices[what])}
          </Button>
        ))}
        {spoken && <span role="status">{t('voiceThanks')}</span>}
      </Space>
      {voices
        .filter((voice) => voice.answeredOn !== null)
        .map((voice) => (
          <p key={voice.what} className="quiet">
            {t('voiceAnswer', {
              what: say(burdenVoices[voice.what]),
              on: formatDay(voice.answeredOn ?? '', language),
              answer: voice.answer,
            })}
          </p>
        ))}
    </section>
  );
}
