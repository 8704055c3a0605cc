/**
 * Why a batch failed. D1 tells a broken constraint only in words, the same in production and in workerd:
 * 'D1_ERROR: CHECK constraint failed: ok = 1: SQLITE_CONSTRAINT …'.
 */

/** A statement `INSERT INTO guard …` found that something had moved. */
export function isGuardFailure(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CHECK constraint failed: ok = 1');
}

/** A row of that table and column is there already. */
export function isTaken(error: unknown, column: string): boolean {
  return error instanceof Error && error.message.includes(`UNIQUE constraint failed: ${column}`);
}
