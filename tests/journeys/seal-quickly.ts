import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';

/** Seals content with a passphrase so that it opens quickly, which the format lets whoever seals. */
export async function sealQuickly(file: string, content: Uint8Array, secret: string): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(secret);
  encrypter.setScryptWorkFactor(10);
  writeFileSync(file, await encrypter.encrypt(content));
}

/** The same file, sealed so that it opens quickly. */
export async function sealAnew(file: string, secret: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(secret);
  await sealQuickly(file, await decrypter.decrypt(readFileSync(file)), secret);
}
