const newline = 0x0a;
/** Longest line anybody may make us hold; ours have some thousands of bytes. */
const longest = 1_048_576;

/** Cuts bytes behind each line feed, holding one line at a time; the rest without one, or too long a line, comes as it is. */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    let at = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, at)) {
      yield join(rest, chunk.subarray(at, end + 1));
      rest = new Uint8Array();
      at = end + 1;
    }
    rest = join(rest, chunk.subarray(at));
    if (rest.length > longest) {
      yield rest;
      rest = new Uint8Array();
    }
  }
  if (rest.length > 0) yield rest;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : new Uint8Array(Buffer.concat([first, second]));
}
