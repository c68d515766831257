// The core in Node, as the page's worker has it.
export async function loadCore(bytes) {
  let memory;
  const view = () => new Uint8Array(memory.buffer);
  const refused = () => 8;
  const { instance } = await WebAssembly.instantiate(bytes, {
    wasi_snapshot_preview1: {
      random_get(start, count) {
        globalThis.crypto.getRandomValues(view().subarray(start, start + count));
        return 0;
      },
      fd_close: refused, fd_seek: refused, fd_write: refused, fd_read: refused, fd_fdstat_get: refused,
    },
    page: { zone_offset: () => 0 },
  });
  const { exports } = instance;
  memory = exports.memory;
  exports._initialize?.();
  const put = (data) => {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const place = exports.proxylint_allocate(bytes.length);
    view().set(bytes, place);
    return [place, bytes.length];
  };
  return {
    memory,
    call(options, text = "") {
      const first = put(JSON.stringify(options));
      const second = put(text);
      const answer = exports.proxylint_call(...first, ...second);
      const count = new DataView(memory.buffer).getUint32(answer, true);
      const result = new TextDecoder("utf-8", { ignoreBOM: true }).decode(view().slice(answer + 4, answer + 4 + count));
      for (const place of [first[0], second[0], answer]) exports.proxylint_release(place);
      return result;
    },
  };
}
