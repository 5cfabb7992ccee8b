import { giveCode, redeem, signIn } from '@gangmu/client/auth';
import { queryClient } from '@gangmu/client/query-client';
import { toRefusal } from '@gangmu/client/refusal';
import { useMessages } from '@gangmu/ui/language';
import { SignInForm } from '@gangmu/ui/sign-in-form';
import { useNavigate } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

export function SignInPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const enter = () => {
    queryClient.clear();
    void navigate({ to: paths.overview() });
  };
  return (
    <SignInForm
      title={t('app')}
      signIn={signIn}
      giveCode={giveCode}
      redeem={redeem}
      toTrouble={toRefusal}
      done={enter}
    />
  );
}
