import { walkXml } from './walk-xml.ts';

interface Style {
  basedOn: string;
  list: string | null;
  level: number | null;
  hidden: boolean | null;
}

/** What of a document's styles changes its text: automatic numbers and hidden characters, inherited ones too. */
export interface Styles {
  list(style: string): { id: string; level: number | null } | null;
  isHidden(style: string): boolean;
}

const longestChain = 20;

/** True unless the switch is there and says no. */
export function isOn(value: string): boolean {
  return !/^(?:0|false|off|none)$/u.test(value);
}

export function readStyles(xml: Uint8Array | null): Styles {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  if (xml)
    walkXml(xml, {
      open(name, attribute) {
        if (name === 'w:style') {
          style = { basedOn: '', list: null, level: null, hidden: null };
          styles.set(attribute('w:styleId'), style);
        } else if (!style) return;
        else if (name === 'w:basedOn') style.basedOn = attribute('w:val');
        else if (name === 'w:numId') style.list = attribute('w:val');
        else if (name === 'w:ilvl') style.level = Number(attribute('w:val'));
        else if (name === 'w:vanish') style.hidden = isOn(attribute('w:val'));
      },
      close(name) {
        if (name === 'w:style') style = null;
      },
      text: () => undefined,
    });
  const chain = (name: string): Style[] => {
    const found: Style[] = [];
    for (let at = styles.get(name); at && found.length < longestChain; at = styles.get(at.basedOn))
      found.push(at);
    return found;
  };
  return {
    list(name) {
      const own = chain(name);
      const id = own.find((one) => one.list !== null)?.list ?? null;
      return id === null ? null : { id, level: own.find((one) => one.level !== null)?.level ?? null };
    },
    isHidden: (name) => chain(name).find((one) => one.hidden !== null)?.hidden ?? false,
  };
}
