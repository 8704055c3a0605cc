/**
 * What a device says of itself, so that the office sees who holds unsent work before it is missed (the view of the
 * field), and that a store has been lost (F07). Nothing about a person stands in it.
 */
import * as z from 'zod/mini';
import * as f from './fields.ts';

const count = z.int().check(z.minimum(0));

export const deviceHealth = z.strictObject({
  /** When the oldest unsent mutation was saved, by the server's clock as far as the device knows it. */
  oldestUnsentAt: z.nullable(f.isoInstant),
  photosWaiting: count,
  /** Whether the browser promised to keep the store; null: not known. */
  persisted: z.nullable(z.boolean()),
  /** Room left for the app's data in bytes; null where the browser does not say. */
  freeBytes: z.nullable(count),
  appVersion: z.nullable(z.string().check(z.maxLength(40))),
});
export type DeviceHealth = z.infer<typeof deviceHealth>;

/** From a device that has nothing to push. */
export const deviceReport = z.strictObject({ unsent: count, health: deviceHealth });
export type DeviceReport = z.infer<typeof deviceReport>;

/** A store that was known to be there is empty. The device that tells may be another one: that store's id is gone too. */
export const storeLoss = z.strictObject({
  deviceId: f.uuid,
  /** By the clock of the phone; tells two losses of one device apart. */
  noticedAt: f.isoInstant,
  /** What is known of the lost work, from outside the lost store. Null: nothing. */
  unsent: z.nullable(count),
  oldestUnsentAt: z.nullable(f.isoInstant),
});
export type StoreLoss = z.infer<typeof storeLoss>;

/**
 * Why the admin is alarmed. `old`: something is unsent for too long. `silent`: it holds unsent work and was not heard
 * of for too long. `lost`: its store is gone.
 */
export const deviceAlarms = ['lost', 'old', 'silent'] as const;
export type DeviceAlarm = (typeof deviceAlarms)[number];
