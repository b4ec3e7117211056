/**
 * Focuses what opened something that is closed now. Where that is gone, or goes with the row that was destroyed once the
 * list is read again, the heading of the page gets the focus: otherwise nobody would know where they are.
 */
export function focusOrHeading(element: Element | null): void {
  if (!(element instanceof HTMLElement) || !element.isConnected) return focusHeading();
  element.focus();
  const watching = new MutationObserver(() => {
    const { activeElement } = document;
    if (activeElement === element) return;
    watching.disconnect();
    if (activeElement === document.body && !element.isConnected) focusHeading();
  });
  watching.observe(document.body, { childList: true, subtree: true });
}

const focusHeading = (): void => document.querySelector<HTMLElement>('h1')?.focus();
