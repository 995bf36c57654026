/** What bytes are by how they begin, whatever their file is called; `plain` is all else. */
export type DataKind = 'plain' | Compression | 'tar' | 'zip' | 'xz' | 'bzip2' | '7z' | 'rar';

export type Compression = 'gzip' | 'zstd';

/** How many bytes `dataKind` needs to see, if there are as many. */
export const HEAD_BYTES = 512;

const BEGINNINGS: readonly { readonly kind: DataKind; readonly at: number; readonly bytes: Buffer }[] = [
  { kind: 'gzip', at: 0, bytes: Buffer.from([0x1f, 0x8b]) },
  { kind: 'zstd', at: 0, bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]) },
  { kind: 'zip', at: 0, bytes: Buffer.from('PK\x03\x04') },
  { kind: 'zip', at: 0, bytes: Buffer.from('PK\x05\x06') },
  { kind: 'tar', at: 257, bytes: Buffer.from('ustar') },
  { kind: 'xz', at: 0, bytes: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) },
  { kind: 'bzip2', at: 0, bytes: Buffer.from('BZh') },
  { kind: '7z', at: 0, bytes: Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) },
  { kind: 'rar', at: 0, bytes: Buffer.from('Rar!') },
];

/** What data is that begins with `head`. */
export function dataKind(head: Uint8Array): DataKind {
  const found = BEGINNINGS.find(({ at, bytes }) => bytes.equals(head.subarray(at, at + bytes.length)));
  return found?.kind ?? 'plain';
}
