// Placeholder: the Worker's two doors. What no asset answers comes here: the API, and navigations to the app's paths.
import { app } from './app.ts';
import type { Env } from './env.ts';

const isNavigation = (request: Request) =>
  request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/') && isNavigation(request)) return env.ASSETS.fetch(new URL('/', url));
    return app.fetch(request, env, context);
  },
  async scheduled() {
    // The minute job goes here.
  },
} satisfies ExportedHandler<Env>;
