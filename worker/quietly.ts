/** What the answer does not depend on: done or not, told to the operator when not, and made up for by the minute job. */
export async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(error); // oxlint-disable-line no-console
  }
}
