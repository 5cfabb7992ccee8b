import { pipeline, Readable } from 'node:stream';
import { createDeflateRaw, crc32 } from 'node:zlib';

/** A part of an archive: its name and its content in pieces, text or bytes. */
export interface ZipPart {
  readonly name: string;
  text(): AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** The first day the format knows; the same content is the same bytes on every day. */
const dosTime = 0;
const dosDay = 0x21;
/** Sizes follow the content, and names are UTF-8. */
const flags = 0x0808;
const gathered = 65_536;

/** A zip as a stream: at no time is more than a piece of one part held. */
export async function* zipStream(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for await (const part of parts) {
    count += 1;
    const name = Buffer.from(part.name, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    writeShape(head, 4, name.length);
    yield Buffer.concat([head, name]);
    const sums = { crc: 0, raw: 0, packed: 0 };
    for await (const chunk of deflated(part, sums)) yield chunk;
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(0x08074b50, 0);
    writeSums(tail, 4, sums);
    yield tail;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    writeShape(entry, 6, name.length);
    writeSums(entry, 16, sums);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    offset += head.length + name.length + sums.packed + tail.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  yield whole;
  yield end;
}

type Sums = { crc: number; raw: number; packed: number };

async function* deflated(part: ZipPart, sums: Sums): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 });
  async function* measured(): AsyncGenerator<Buffer> {
    let waiting = '';
    const take = (content: string | Uint8Array): Buffer => {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
      sums.crc = crc32(bytes, sums.crc);
      sums.raw += bytes.length;
      return bytes;
    };
    for await (const content of part.text()) {
      if (typeof content === 'string') waiting += content;
      if (waiting.length >= gathered || typeof content !== 'string') {
        yield take(waiting);
        waiting = '';
      }
      if (typeof content !== 'string') yield take(content);
    }
    yield take(waiting);
  }
  pipeline(Readable.from(measured(), { objectMode: true }), deflate, () => undefined); // an error comes out of the loop below
  for await (const chunk of deflate as AsyncIterable<Uint8Array>) {
    sums.packed += chunk.length;
    yield chunk;
  }
}

/** Version, flags, method, time and day as both headers have them, then the length of the name. */
function writeShape(target: Buffer, at: number, nameLength: number): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(flags, at + 2);
  target.writeUInt16LE(8, at + 4);
  target.writeUInt16LE(dosTime, at + 6);
  target.writeUInt16LE(dosDay, at + 8);
  target.writeUInt16LE(nameLength, at + 22);
}

function writeSums(target: Buffer, at: number, { crc, packed, raw }: Sums): void {
  target.writeUInt32LE(crc, at);
  target.writeUInt32LE(packed, at + 4);
  target.writeUInt32LE(raw, at + 8);
}
