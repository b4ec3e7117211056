/**
 * Returns the focus to the element that opened what is closed now. If that element is gone, or goes with its deleted
 * row when the list is read again, the page's heading gets the focus: otherwise users would lose their place.
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
