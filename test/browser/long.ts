/** `npm run test:long` also looks at what `npm test` has no time for: English, other sizes, each room by itself. */
export const isLong = process.env['SIDAK_LONG'] === '1';
