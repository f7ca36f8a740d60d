import { isInvitation } from './invitation.ts';

/**
 * The invitation that the page was opened by, if any. It is taken out of the address: to load the page again, or to pass its address
 * on, asks nothing. One opened while the page is there starts the page anew.
 */
export function takeLink(): string | undefined {
  window.addEventListener('hashchange', () => {
    if (isInvitation(location.href)) location.reload();
  });
  const { href, pathname, search } = location;
  if (!isInvitation(href)) return undefined;
  history.replaceState(null, '', pathname + search);
  return new URL('./', href).href + href.slice(href.indexOf('#'));
}
