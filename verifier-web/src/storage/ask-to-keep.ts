/**
 * Asks the browser to keep what the page stores when space is short, and says whether it may all the same erase it. It is asked at
 * each start: browsers say yes to a page that is on the home screen, or often used.
 */
export async function mayBeErased(): Promise<boolean> {
  const { storage } = navigator as Partial<Pick<Navigator, 'storage'>>;
  try {
    return !((await storage?.persisted()) || (await storage?.persist()));
  } catch {
    return true;
  }
}
