/**
 * The only module that turns a value into what lies in the store, and back. Sealing (AES-GCM under the account's
 * key) is not built yet: today values are stored READABLE, as form 0 says. The shape is already that of a sealed
 * store: lists go in and out asynchronously, always outside a transaction, because other engines end a
 * transaction that waits for cryptography.
 */
export type Sealed<T> = { form: 0; value: T };

export async function openAll<T>(sealed: readonly Sealed<T>[]): Promise<T[]> {
  return sealed.map(({ value }) => value);
}

export async function seal<T>(value: T): Promise<Sealed<T>> {
  return { form: 0, value };
}

export async function open<T>(sealed: Sealed<T>): Promise<T> {
  return sealed.value;
}
