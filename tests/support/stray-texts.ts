import type { Page } from 'playwright-core';

/**
 * With the page in the pseudo-language: every visible or spoken text with letters that are not in its brackets, but for the
 * known ones, times and dates, and the initials on pictures. What people write should have no letters, or be known.
 */
export function strayTexts(page: Page, known: readonly string[]): Promise<string[]> {
  return page.evaluate((allowed) => {
    const names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'];
    const isOurs = (element: Element | null) => !element?.closest('script, style, time, .avatar');
    const texts = Array.from(document.querySelectorAll(names.map((name) => `[${name}]`).join()))
      .filter(isOurs)
      .flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (isOurs(walker.currentNode.parentElement)) texts.push(walker.currentNode.nodeValue ?? '');
    }
    texts.push(document.title);
    const outsideBrackets = (text: string) =>
      allowed.reduce((rest, word) => rest.replaceAll(word, ''), text.replaceAll(/\[[^[\]]*\]/g, ''));
    return texts.filter((text) => /\p{L}/u.test(outsideBrackets(text)));
  }, known);
}
