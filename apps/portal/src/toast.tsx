import { message } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';

type Say = (text: string) => void;

const ToastContext = createContext<Say>(() => undefined);

/** Room for the short lines that say what happened. The library's own frame would bring its dialogs and forms along. */
export function ToastFrame({ children }: { children: ReactNode }) {
  const [toasts, holder] = message.useMessage();
  return (
    <ToastContext value={(text) => void toasts.success(text)}>
      {holder}
      {children}
    </ToastContext>
  );
}

/** Says that something was done. */
export function useToast(): Say {
  return useContext(ToastContext);
}
