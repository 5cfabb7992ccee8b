import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { AppearanceProvider, useAppearance, type Appearance } from './appearance.tsx';
import { LanguageProvider, useLanguage } from './language.tsx';
import './theme.css';

const sans = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

/** Our own tokens: an official red used sparingly, warm neutrals, contrast at least AA in both appearances. */
function tokensOf(appearance: Appearance, fontSize: number) {
  const light = appearance === 'light';
  return {
    colorPrimary: light ? '#a8201a' : '#e0564c',
    colorLink: light ? '#9a1c17' : '#f08d84',
    colorLinkHover: light ? '#7d1611' : '#f7b3ac',
    colorLinkActive: light ? '#6a120e' : '#f7b3ac',
    colorError: light ? '#b3261e' : '#f2786d',
    colorSuccess: light ? '#2f6b3a' : '#7fc48b',
    colorInfo: light ? '#a8201a' : '#e0564c',
    colorWarning: light ? '#8a5a00' : '#e0b04c',
    colorWarningBg: light ? '#fbf2df' : '#33290f',
    colorWarningBorder: light ? '#e6cf9c' : '#5c4a1c',
    colorInfoBg: light ? '#faece9' : '#3a2320',
    colorInfoBorder: light ? '#eac6c0' : '#6a3b36',
    colorBgLayout: light ? '#f7f5f2' : '#161412',
    colorBgContainer: light ? '#fffefc' : '#201d1a',
    colorBgElevated: light ? '#ffffff' : '#292522',
    colorTextBase: light ? '#24201c' : '#efeae4',
    colorTextPlaceholder: light ? '#6b6660' : '#a39b92',
    colorTextDescription: light ? '#635d56' : '#b3aaa0',
    colorTextSecondary: light ? '#5a544d' : '#beb5ab',
    colorBorder: light ? '#cfc8bf' : '#4a443d',
    colorBorderSecondary: light ? '#e9e4dd' : '#35302b',
    borderRadius: 6,
    fontSize,
    fontFamily: sans,
    wireframe: false,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** Everything an app stands in: language, appearance, theme, messages. `size` is 14 on the desk, 16 on the phone. */
export function AppFrame({ children, size }: { children: ReactNode; size: 14 | 16 }) {
  return (
    <LanguageProvider>
      <AppearanceProvider>
        <Themed size={size}>{children}</Themed>
      </AppearanceProvider>
    </LanguageProvider>
  );
}

function Themed({ children, size }: { children: ReactNode; size: 14 | 16 }) {
  const { language } = useLanguage();
  const { appearance } = useAppearance();
  document.documentElement.dataset['appearance'] = appearance;
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: appearance === 'light' ? theme.defaultAlgorithm : theme.darkAlgorithm,
        token: tokensOf(appearance, size),
        components: {
          Table: { headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlock: 10 },
          Descriptions: { labelColor: tokensOf(appearance, size).colorTextDescription },
          Tabs: {
            itemSelectedColor: tokensOf(appearance, size).colorLink,
            itemHoverColor: tokensOf(appearance, size).colorLink,
          },
        },
      }}
      button={{ autoInsertSpace: false }}
    >
      <div style={{ fontFamily: sans, fontSize: size, lineHeight: 11 / 7 }}>{children}</div>
    </ConfigProvider>
  );
}
