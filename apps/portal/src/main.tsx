import { AppFrame } from '@gangmu/ui/theme';
import { queryClient } from '@gangmu/client/query-client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './routes.tsx';
import { ToastFrame } from './toast.tsx';

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <AppFrame size={16}>
        <ToastFrame>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ToastFrame>
      </AppFrame>
    </StrictMode>,
  );
}
