/**
 * Where a phone says it was. Declared, never proof: apps that feign a place are a tap away (F36). What cannot be is
 * flagged and kept; nothing is refused for it.
 */
import type { FindingFacts } from './finding-bodies.ts';
import { limits } from './limits.ts';

type Fix = NonNullable<FindingFacts['place']['fix']>;
type Point = NonNullable<Fix['before']>;

const earthRadiusM = 6_371_000;
const hourMs = 3_600_000;
/** Two fixes taken almost at once differ by what the sky and the houses do to them. */
const shortestMs = 60_000;

/** Whether no car gets from the fix before to this one in the time between, with all that both may be off. */
export function isLeap(fix: Fix | null): boolean {
  if (fix?.before === undefined) return false;
  const { before } = fix;
  const ms = Math.max(shortestMs, Math.abs(Date.parse(fix.at) - Date.parse(before.at)));
  const reachM = (ms / hourMs) * limits.speedMaxKmh * 1_000;
  return distanceM(before, fix) - before.accuracyM - fix.accuracyM > reachM;
}

/** Along the great circle, in metres. */
export function distanceM(from: Pick<Point, 'lat' | 'lon'>, to: Pick<Point, 'lat' | 'lon'>): number {
  const [a, b] = [radians(from.lat), radians(to.lat)];
  const half = (difference: number): number => Math.sin(radians(difference) / 2) ** 2;
  const h = half(to.lat - from.lat) + Math.cos(a) * Math.cos(b) * half(to.lon - from.lon);
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
