import { expect, test } from 'vitest';
import { guessFormat } from './picture-format.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
  ['GIF89a', 'gif'],
  ['\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf', 'avif'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'avif'],
])('recognises %j as a picture: %s', (head, format) => {
  expect(guessFormat(latin1(head))).toEqual({ kind: 'picture', format });
});

test.each([
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\x18ftypisom\0\0\0\0isommp41', 'video'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'svg'],
  ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<SVG width="10">', 'svg'],
  ['%PDF-1.7', 'pdf'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM\x36\x30', 'bmp'],
  ['8BPS', 'psd'],
  ['\0\0\0\x0cJXL \r\n', 'jpeg-xl'],
  ['\0\0\0\x0cjP  \r\n', 'jpeg-2000'],
])('names %j as a format that is not taken: %s', (head, format) => {
  expect(guessFormat(latin1(head))).toEqual({ kind: 'unsupported', format });
});

test.each(['', 'N', 'Nom;Prénom\n', 'PK\x03\x04', 'RIFF\x10\0\0\0WAVE', '\xff\xd8', '\0\0\0\x1cfty'])(
  'does not take %j for a picture',
  (head) => {
    expect(guessFormat(latin1(head))).toEqual({ kind: 'unknown' });
  },
);
