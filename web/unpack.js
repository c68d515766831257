// Unpacks the core: scripts/wasm_packing.py says in what form it is carried, and why.

/** Decompresses one stream of LZMA that is `count` bytes long. */
function decompress(input, count, contextBits) {
  const isMatch = 0, isRepeat = 12, isOther = 24, isThird = 36, isFourth = 48, isLong = 60, slots = 72, distances = slots + 256,
    lowest = distances + 115, lengths = lowest + 16, repeats = lengths + 274, literals = repeats + 274;
  const chances = new Uint16Array(literals + (0x300 << contextBits)).fill(1024);
  const output = new Uint8Array(count);
  // Both are unsigned, and kept as the signed numbers that engines are fastest with.
  let range = -1, code = 0, at = 1;
  for (; at < 5; at++) code = code << 8 | input[at];

  function narrow() {
    if ((range & 0xff000000) === 0) {
      range <<= 8;
      code = code << 8 | input[at++];
    }
  }
  function isBelow(bound) {
    return (code ^ 0x80000000) < (bound ^ 0x80000000);
  }
  function bit(place) {
    narrow();
    const chance = chances[place];
    const bound = Math.imul(range >>> 11, chance);
    if (isBelow(bound)) {
      range = bound;
      chances[place] = chance + (2048 - chance >> 5);
      return 0;
    }
    range = range - bound | 0;
    code = code - bound | 0;
    chances[place] = chance - (chance >> 5);
    return 1;
  }
  function tree(base, bits) {
    let place = 1;
    for (let turn = 0; turn < bits; turn++) place = place << 1 | bit(base + place);
    return place - (1 << bits);
  }
  function reversed(base, bits) {
    let place = 1, value = 0;
    for (let turn = 0; turn < bits; turn++) {
      const next = bit(base + place);
      place = place << 1 | next;
      value |= next << turn;
    }
    return value;
  }
  function even(bits) {
    let value = 0;
    for (let turn = 0; turn < bits; turn++) {
      narrow();
      range >>>= 1;
      const next = isBelow(range) ? 0 : 1;
      if (next) code = code - range | 0;
      value = value << 1 | next;
    }
    return value;
  }
  function length(base) {
    if (!bit(base)) return tree(base + 2, 3);
    if (!bit(base + 1)) return 8 + tree(base + 10, 3);
    return 16 + tree(base + 18, 8);
  }
  function distance(count) {
    const slot = tree(slots + 64 * Math.min(count, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | slot & 1) << bits;
    if (slot < 14) return start + reversed(distances + start - slot, bits);
    return start + (even(bits - 4) << 4) + reversed(lowest, 4);
  }

  let state = 0, size = 0, first = 0, second = 0, third = 0, fourth = 0;
  while (size < count) {
    if (!bit(isMatch + state)) {
      const before = size ? output[size - 1] : 0;
      const base = literals + 0x300 * (before >> 8 - contextBits);
      let sign = 1;
      if (state >= 7) {
        let matched = output[size - first - 1];
        while (sign < 256) {
          const expected = matched >> 7 & 1;
          matched <<= 1;
          const next = bit(base + (1 + expected << 8) + sign);
          sign = sign << 1 | next;
          if (next !== expected) break;
        }
      }
      while (sign < 256) sign = sign << 1 | bit(base + sign);
      output[size++] = sign;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let rest;
    if (bit(isRepeat + state)) {
      if (!bit(isOther + state)) {
        if (!bit(isLong + state)) {
          state = state < 7 ? 9 : 11;
          output[size] = output[size - first - 1];
          size++;
          continue;
        }
      } else {
        let used = second;
        if (bit(isThird + state)) {
          used = third;
          if (bit(isFourth + state)) {
            used = fourth;
            fourth = third;
          }
          third = second;
        }
        second = first;
        first = used;
      }
      rest = length(repeats);
      state = state < 7 ? 8 : 11;
    } else {
      [second, third, fourth] = [first, second, third];
      rest = length(lengths);
      first = distance(rest);
      state = state < 7 ? 7 : 10;
    }
    for (rest += 2; rest > 0 && size < count; rest--, size++) output[size] = output[size - first - 1];
  }
  return output;
}

/** Puts the instructions together again. */
function unpack(text) {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const head = new DataView(packed.buffer);
  const codeStart = head.getUint32(0, true), codeSize = head.getUint32(4, true);
  const streams = [];
  for (let index = 0, place = 8 + 9 * 12; index < 9; index++) {
    const [count, size, bits] = [0, 4, 8].map((step) => head.getUint32(8 + index * 12 + step, true));
    streams.push(decompress(packed.subarray(place, place + size), count, bits));
    place += size;
  }
  const [operations, branches, , , offsets, small, large, declarations, rest] = streams;
  const places = new Uint32Array(9);
  const wasm = new Uint8Array(rest.length + codeSize + 1 + leb(codeSize).length);
  const body = new Uint8Array(codeSize);
  let at = 0, filled = 0;

  function leb(value) {
    const result = [];
    for (; value > 127; value >>>= 7) result.push(value & 127 | 128);
    result.push(value);
    return result;
  }
  function put(value) {
    for (; value > 127; value >>>= 7) body[filled++] = value & 127 | 128;
    body[filled++] = value;
  }
  function read(stream) {
    const data = streams[stream];
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = data[places[stream]++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
  function copy(stream, data) {
    let byte;
    do {
      byte = data[places[stream]++];
      body[filled++] = byte;
    } while (byte > 127);
  }
  function append(bytes) {
    wasm.set(bytes, at);
    at += bytes.length;
  }

  // How many parameters functions have stands in the sections before the code.
  append(rest.subarray(0, codeStart));
  const counts = [], functions = [];
  places[8] = 8;
  while (places[8] < codeStart) {
    const kind = rest[places[8]++], size = read(8), until = places[8] + size;
    for (let left = kind === 1 || kind === 3 ? read(8) : 0; left > 0; left--) {
      if (kind === 3) {
        functions.push(counts[read(8)]);
        continue;
      }
      places[8]++;
      const parameters = read(8);
      counts.push(parameters);
      places[8] += parameters;
      const results = read(8);
      places[8] += results;
    }
    places[8] = until;
  }

  const types = [0x7f, 0x7e, 0x7d, 0x7c];
  // Variables in the order of their last use; engines allow 50,000 in a function.
  const recent = new Uint16Array(0x10000);
  function local(stream, free, known) {
    const told = read(stream);
    const isNew = told < 4;
    const name = isNew ? free[told].shift() : recent[told - 4];
    for (let place = isNew ? known : told - 4; place > 0; place--) recent[place] = recent[place - 1];
    recent[0] = name;
    put(name);
    return isNew ? known + 1 : known;
  }
  function numbers(code) {
    if (code === 0x0e || code === 0xfc) {
      const start = places[0], told = read(0);
      places[0] = start;
      const more = code === 0x0e ? told + 1 : told === 11 ? 1 : told === 8 || told === 10 ? 2 : 0;
      for (let left = more + 1; left > 0; left--) copy(0, operations);
    } else if (code === 0x43 || code === 0x44) {
      for (let left = code === 0x43 ? 4 : 8; left > 0; left--) body[filled++] = operations[places[0]++];
    } else if (code === 0x11) {
      copy(0, operations);
      copy(0, operations);
    } else if (code === 0x10 || code === 0x23 || code === 0x24 || code === 0x3f || code === 0x40) copy(0, operations);
  }
  function instructions(parameters) {
    const free = [[], [], [], []];
    let known = parameters, next = parameters, depth = 1;
    for (let index = 0; index < parameters; index++) recent[index] = index;
    let groups = read(7);
    put(groups);
    for (; groups > 0; groups--) {
      const count = read(7), type = declarations[places[7]++];
      put(count);
      body[filled++] = type;
      for (let index = 0; index < count; index++) free[types.indexOf(type)].push(next++);
    }
    while (depth > 0) {
      const code = operations[places[0]++];
      body[filled++] = code;
      if (code === 0x20) known = local(2, free, known);
      else if (code === 0x21 || code === 0x22) known = local(3, free, known);
      else if (code === 0x41) copy(5, small);
      else if (code === 0x42) copy(6, large);
      else if (code >= 0x28 && code <= 0x3e) {
        copy(0, operations);
        copy(4, offsets);
      } else if (code === 0x0b) depth--;
      else if (code >= 0x02 && code <= 0x04) {
        depth++;
        copy(0, operations);
      } else if (code === 0x0c || code === 0x0d) copy(1, branches);
      else numbers(code);
    }
  }

  append([10, ...leb(codeSize), ...leb(functions.length)]);
  for (const parameters of functions) {
    filled = 0;
    instructions(parameters);
    append(leb(filled));
    append(body.subarray(0, filled));
  }
  append(rest.subarray(codeStart));
  return wasm;
}
