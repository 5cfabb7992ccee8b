import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useAppearance } from './appearance.tsx';
import { useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** Language, appearance and the account, in the corner of both apps; it was asked for, so it begins open. */
export function PersonMenu({
  name,
  signOut,
  openAccount,
  openSecondFactor,
}: {
  name: string;
  signOut(): void;
  openAccount(): void;
  openSecondFactor(): void;
}) {
  const t = useMessages(uiMessages);
  const { language, setLanguage } = useLanguage();
  const { appearance, setAppearance } = useAppearance();
  const [open, setOpen] = useState(true);
  const items = [
    { key: 'language', label: t('language'), onClick: () => setLanguage(language === 'zh' ? 'en' : 'zh') },
    {
      key: 'appearance',
      label: appearance === 'light' ? t('theme') : t('themeLight'),
      onClick: () => setAppearance(appearance === 'light' ? 'dark' : 'light'),
    },
    { key: 'account', label: t('person'), onClick: openAccount },
    { key: 'secondFactor', label: t('secondFactor'), onClick: openSecondFactor },
    { key: 'signOut', label: t('signOut'), onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} open={open} onOpenChange={setOpen} autoFocus>
      <Button type="text" aria-haspopup="menu">
        {name} ▾
      </Button>
    </Dropdown>
  );
}
