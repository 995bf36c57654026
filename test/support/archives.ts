import { crc32, deflateRawSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** A member of a tar archive: bytes, or a head without any as of a link. */
export interface TarMember extends Partial<Header> {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
}

/** A tar archive as GNU tar and BSD tar make it. */
export async function tarOf(members: readonly TarMember[]): Promise<Buffer> {
  const archive = pack();
  for (const { bytes, ...header } of members) {
    if (bytes === undefined) archive.entry(header);
    else archive.entry(header, bytes);
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A member of a zip, and what the zip says of it where that is not so. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  readonly claimedSize?: number;
  /** Of UNIX, as 0o120777 for a symbolic link. */
  readonly mode?: number;
}

/** A zip, byte by byte, for programs that make zips make no odd ones. */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { common, data, name } = zipped(member);
    const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00'), common, Buffer.from([0, 0]), name, data]);
    files.push(local);
    const listed = Buffer.alloc(46);
    listed.write('PK\x01\x02\x14\x03\x14\x00', 'latin1');
    common.copy(listed, 8);
    listed.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 38);
    listed.writeUInt32LE(offset, 42);
    list.push(listed, name);
    offset += local.length;
  }
  return Buffer.concat([...files, ...list, zipEnd(members.length, Buffer.concat(list).length, offset)]);
}

/** The end of a zip: how many members it lists, in how many bytes from where on. */
export function zipEnd(members: number, listBytes: number, listOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members, 8);
  end.writeUInt16LE(members, 10);
  end.writeUInt32LE(listBytes, 12);
  end.writeUInt32LE(listOffset, 16);
  return end;
}

/** What the head before a member and the list have in common: flags to the length of the name. */
function zipped(member: ZipMember): { readonly common: Buffer; readonly data: Buffer; readonly name: Buffer } {
  const bytes = Buffer.from(member.bytes);
  const data = member.stored ? bytes : deflateRawSync(bytes);
  const name = Buffer.from(member.name);
  const common = Buffer.alloc(20);
  common.writeUInt16LE(0x800 | (member.encrypted ? 1 : 0), 0);
  common.writeUInt16LE(member.method ?? (member.stored ? 0 : 8), 2);
  common.writeUInt32LE(crc32(bytes), 8);
  common.writeUInt32LE(data.length, 12);
  common.writeUInt32LE(member.claimedSize ?? bytes.length, 16);
  return { common: Buffer.concat([common, lengthOf(name)]), data, name };
}

function lengthOf(name: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt16LE(name.length);
  return length.subarray(0, 2);
}

/** Zstandard data of blocks that are left as they are, for Node.js before 22.15 has no encoder. */
export function zstdOf(bytes: Uint8Array, blockBytes = 100_000): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    const last = at + blockBytes >= bytes.length ? 1 : 0;
    const header = Buffer.alloc(3);
    header.writeUIntLE(block.length * 8 + last, 0, 3);
    blocks.push(header, Buffer.from(block));
  }
  const window = Buffer.from([0x00, 0x58]);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), window, ...blocks]);
}
