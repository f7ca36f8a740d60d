import { isPrintedName, parsePublicJwk, type PublicJwk } from '@passeport/credential';
import { isListFolder } from '../config.ts';
import { VerifierError } from '../errors.ts';

/** An invitation is never longer; nothing of a longer text is looked at. */
const maxCharacters = 1000;
const maxPageCharacters = 200;

/** What an office gives a health centre, as a link or as a QR code: all that a phone pins. */
export interface Invitation {
  /** The verifier's page: an absolute URL that ends in `/`. */
  page: string;
  /** Who signs: the organisation. */
  office: string;
  /** Whose desk it is, when the invitation is for one centre. */
  centre?: string;
  root: PublicJwk;
  /** Folder of the list below the page, as in config.json. */
  list: string;
}

/**
 * The invitation as a link: `PAGE#PSI.X.Y.LIST.OFFICE.CENTRE.1`. X and Y are the root key's coordinates in base64url, OFFICE and CENTRE
 * (which may be empty) names in base64url of UTF-8. What stands behind `#` is never sent to a server. It ends in its version, since
 * messengers drop a dash or underscore at a link's end.
 *
 * Throws VerifierError `invitation-malformed` for a page that browsers give no camera, and for names that no card would carry.
 */
export function spellInvitation({ page, office, centre = '', root, list }: Invitation): string {
  const isRight = isPage(page) && isName(office) && (centre === '' || isName(centre)) && isListFolder(list);
  if (!isRight) throw malformed('a part is not as specified');
  const link = `${page}#PSI.${root.x}.${root.y}.${list}.${encodeText(office)}.${encodeText(centre)}.1`;
  if (link.length > maxCharacters) throw malformed(`${link.length} characters`);
  return link;
}

/** Whether a text is meant as an invitation, of whatever version. */
export function isInvitation(text: string): boolean {
  return /^https?:\/\/[^#]*#PSI\./.test(text.slice(0, maxCharacters));
}

/**
 * Reads a link in its one spelling. That the root is a point of the curve shows when it is pinned.
 * Throws VerifierError `invitation-malformed`, or `invitation-version` for a version unknown here.
 */
export function parseInvitation(link: string): Invitation {
  if (link.length > maxCharacters) throw malformed(`${link.length} characters`);
  const [page = '', fragment = ''] = link.split('#', 2);
  const [mark, x, y, list = '', office = '', centre = '', version = '', ...more] = fragment.split('.');
  if (mark !== 'PSI' || more.length > 0) throw malformed('not the parts of an invitation');
  if (/^\d{1,3}$/.test(version) && version !== '1') throw new VerifierError('invitation-version', version);
  try {
    const root = parsePublicJwk({ kty: 'EC', crv: 'P-256', x, y });
    const named = centre === '' ? {} : { centre: decodeText(centre) };
    const invitation = { page, office: decodeText(office), ...named, root, list };
    if (spellInvitation(invitation) === link) return invitation;
  } catch (error) {
    throw malformed('a part cannot be read', error);
  }
  throw malformed('another spelling');
}

/** Cameras and service workers are for pages served safely: https, or this very machine. */
function isPage(text: string): boolean {
  if (text.length > maxPageCharacters) return false;
  try {
    const { href, protocol, hostname, username, password, search, hash, pathname } = new URL(text);
    const isSafe =
      protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname));
    const isBare = username === '' && password === '' && search === '' && hash === '';
    return isSafe && isBare && pathname.endsWith('/') && href === text;
  } catch {
    return false;
  }
}

/** As an office's name in a trust list. */
function isName(text: string): boolean {
  return isPrintedName(text, 80, 160);
}

function encodeText(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function decodeText(text: string): string {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function malformed(problem: string, cause?: unknown): VerifierError {
  return new VerifierError('invitation-malformed', problem, cause);
}
