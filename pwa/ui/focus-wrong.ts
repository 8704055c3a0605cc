/**
 * After a form was refused: to the first field that is wrong, once the mistakes are drawn, with what is said of it
 * wholly in sight above the dock. `within`: the form, or what it stands in.
 */
export function focusWrong(within = 'main'): void {
  requestAnimationFrame(() => {
    const wrong = ':is([aria-invalid="true"], fieldset[aria-describedby], .field__error)';
    const first = document.querySelector<HTMLElement>(`${within} ${wrong}`);
    if (first === null) return;
    // Said below what is chosen from, where no field of its own is wrong.
    const isSaying = first.matches('.field__error');
    const field = isSaying ? first.previousElementSibling : first.closest('.field, fieldset');
    const control = first.matches('[aria-invalid]')
      ? first
      : field?.querySelector<HTMLElement>('input:enabled, button:enabled');
    control?.focus({ preventScroll: true });
    (field ?? first).scrollIntoView({ block: 'center' });
    // A list longer than the screen ends with it.
    (isSaying ? first : field?.querySelector('.field__error'))?.scrollIntoView({ block: 'nearest' });
  });
}
