// Runs the core. It is given the packed wasm, then requests; `unpack` stands in unpack.js.
"use strict";

let exports = null;
let ready = null;
const waiting = [];

// What the core asks of its surroundings: a seed for its tables, and the zone. It has no files.
function imports() {
  const view = () => new Uint8Array(exports.memory.buffer);
  const refused = () => 8;
  return {
    wasi_snapshot_preview1: {
      random_get(start, count) {
        crypto.getRandomValues(view().subarray(start, start + count));
        return 0;
      },
      fd_close: refused, fd_seek: refused, fd_write: refused, fd_read: refused, fd_fdstat_get: refused,
    },
    page: {
      zone_offset: (seconds) => {
        const minutes = new Date(seconds * 1000).getTimezoneOffset();
        return Number.isFinite(minutes) ? -minutes * 60 : 0;
      },
    },
  };
}

async function start(packed) {
  const { instance } = await WebAssembly.instantiate(unpack(packed), imports());
  exports = instance.exports;
  exports._initialize?.();
}

function put(text) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const place = exports.proxylint_allocate(bytes.length);
  if (!place) throw new Error("no memory");
  new Uint8Array(exports.memory.buffer).set(bytes, place);
  return [place, bytes.length];
}

function call(options, text) {
  const [first, firstCount] = put(options);
  const [second, secondCount] = put(text);
  const answer = exports.proxylint_call(first, firstCount, second, secondCount);
  if (!answer) throw new Error("no answer");
  const count = new DataView(exports.memory.buffer).getUint32(answer, true);
  const result = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, answer + 4, count));
  for (const place of [first, second, answer]) exports.proxylint_release(place);
  return result;
}

function handle({ id, options, text }) {
  try {
    self.postMessage({ id, answer: call(options, text) });
  } catch {
    self.postMessage({ id, trap: true });
  }
}

self.onmessage = async ({ data }) => {
  if (data.packed) {
    ready = start(data.packed).then(() => {
      for (const request of waiting.splice(0)) handle(request);
    }, () => self.postMessage({ isUnable: true }));
  } else if (exports) {
    handle(data);
  } else {
    waiting.push(data);
  }
};
