import { CredentialError, signJws, verifyJws, type SigningKey, type TrustList } from '@passeport/credential';

import type { ListContent, ListContentStream } from './content.ts';
import { EligibilityError } from '../errors.ts';
import { dayOf } from '../instant.ts';
import { decodeJson } from './json.ts';
import { LIST_TYP, manifestSchema, MAX_MANIFEST_BYTES, REQUEST_TYP, type Manifest } from './manifest.ts';
import { makeList, type ListIssue, type PublishedList } from './publish-list.ts';

/**
 * A whole list as somebody wants it signed who has the office's key for cards, and not the one for lists. Throws as `publishList`.
 */
export async function requestList(
  content: ListContent | ListContentStream,
  issue: ListIssue,
  cardsKey: SigningKey,
): Promise<PublishedList> {
  return await makeList(content, issue, cardsKey, REQUEST_TYP);
}

/**
 * The manifest of a request that the office's own key for cards signed. Nothing else of it is verified. Throws `list-malformed`,
 * `list-request-refused`.
 */
export async function readListRequest(
  { manifest: token }: PublishedList,
  trust: TrustList,
): Promise<Manifest> {
  const candidates = trust.keys.filter(
    ({ uses, compromisedSince }) => uses.includes('cards') && compromisedSince === undefined,
  );
  const form = { candidates, typ: REQUEST_TYP, maxBytes: MAX_MANIFEST_BYTES };
  const { payload, key } = await verifyJws(token, form).catch((error: unknown): never => {
    throw error instanceof CredentialError
      ? new EligibilityError('list-request-refused', { problem: error.code }, error)
      : error;
  });
  const manifest = decodeJson(manifestSchema, payload);
  if (manifest === undefined)
    throw new EligibilityError('list-malformed', { problem: 'manifest', kid: key.kid });
  const day = dayOf(manifest.issued);
  if (manifest.office !== key.office.number || day < key.validFrom || day > key.validThrough) {
    throw new EligibilityError('list-request-refused', {
      problem: 'another office, or another time',
      kid: key.kid,
    });
  }
  return manifest;
}

/** The list that a request asks for, signed. It is to be opened as any list before it is given to anybody. Throws as `readListRequest`. */
export async function signListRequest(
  request: PublishedList,
  trust: TrustList,
  listsKey: SigningKey,
): Promise<PublishedList> {
  await readListRequest(request, trust);
  const payload = payloadOf(request.manifest);
  return { ...request, manifest: await signJws(payload, listsKey, LIST_TYP) };
}

/** Whether a list is the one that a request asked for, to the byte. Neither is verified. */
export function isListRequested(list: PublishedList, request: PublishedList): boolean {
  return list.manifest.split('.')[1] === request.manifest.split('.')[1];
}

function payloadOf(token: string): Uint8Array {
  const text = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
