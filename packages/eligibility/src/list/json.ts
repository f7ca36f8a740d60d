import * as v from 'valibot';

/** UTF-8 JSON without white space, members in the order of the schema that made the value. */
export function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/**
 * The value of JSON in the one spelling that `encodeJson` gives it; nothing for bytes that are not UTF-8, not
 * JSON, not of the schema, or spelled in any other way (white space, order, a member twice, other escapes).
 */
export function decodeJson<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
): v.InferOutput<Schema> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // A hostile file can be wrong in a million places: the first is enough.
    const result = v.safeParse(schema, JSON.parse(text), { abortEarly: true });
    return result.success && JSON.stringify(result.output) === text ? result.output : undefined;
  } catch (error) {
    // JSON.parse throws SyntaxError, TextDecoder TypeError.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
