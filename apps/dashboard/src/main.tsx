import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { router } from './routes';
import { speak } from './shared/text/texts';
import { shareNonce } from './shell/nonce';

shareNonce();
// What index.html shows stays until the page has something better to show.
await Promise.all([speak(), router.load()]);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
