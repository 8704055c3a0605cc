/**
 * Requests and answers of every route but the sync wire (`sync.ts`). The server validates requests with these,
 * /api/openapi.json is generated from them, and the screens take their types from them.
 */
export * from './api-access.ts';
export * from './api-office.ts';
export { pageQuery } from './api-page.ts';
export * from './api-photos.ts';
export * from './api-roster.ts';
