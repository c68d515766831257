"""Packs a wasm for the page, a fifth smaller than a general compressor alone makes it; web/unpack.js unpacks it.

Instructions are taken apart: operations, local variables, offsets, constants each stand in a stream of their own, where like
follows like, and each stream is compressed by LZMA. A local variable is told by how many others were used since its last use.
"""

import lzma
import struct

# What each stream holds. Calls stay among the operations: what is called belongs to what was done before.
OPERATIONS, BRANCHES, READ_LOCALS, WRITTEN_LOCALS, OFFSETS, INT32, INT64, DECLARATIONS, REST = range(9)
# Bits of the byte before that each stream's literals are told apart by; what makes each smallest.
CONTEXT_BITS = [4, 0, 4, 4, 1, 2, 3, 0, 2]
TYPES = [0x7F, 0x7E, 0x7D, 0x7C]
# The streams in which the numbers stand that follow an operation. Operations that are not named have none.
NUMBERS = {
    **{code: [BRANCHES] for code in (0x0C, 0x0D)}, 0x10: [OPERATIONS], 0x11: [OPERATIONS, OPERATIONS],
    **{code: [OPERATIONS] for code in (0x02, 0x03, 0x04, 0x23, 0x24, 0x3F, 0x40)},
    **{code: [OPERATIONS, OFFSETS] for code in range(0x28, 0x3F)}, 0x41: [INT32], 0x42: [INT64],
}
KEPT_BYTES = {0x43: 4, 0x44: 8}
# Of 0xFC, by what follows it: how many numbers more.
EXTENDED = {8: 2, 10: 2, 11: 1}


def number(data, at):
    """An unsigned number in LEB128, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def written(value):
    """A number in LEB128."""
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return result


def end(data, at):
    """Where the number ends that begins at `at`."""
    while data[at] > 127:
        at += 1
    return at + 1


def sections(wasm):
    """Kind, start, and the start and end of the content of each section."""
    at = 8
    while at < len(wasm):
        count, content = number(wasm, at + 1)
        yield wasm[at], at, content, content + count
        at = content + count


def parameter_counts(wasm, kinds):
    """How many parameters each function of the code has."""
    at = kinds[1][1]
    count, at = number(wasm, at)
    counts = []
    for _ in range(count):
        parameters, at = number(wasm, at + 1)
        counts.append(parameters)
        results, at = number(wasm, at + parameters)
        at += results
    count, at = number(wasm, kinds[3][1])
    functions = []
    for _ in range(count):
        kind, at = number(wasm, at)
        functions.append(counts[kind])
    return functions


class Body:
    """One function: takes it apart, and numbers its local variables by their first use."""

    def __init__(self, wasm, streams, parameters, start, stop):
        self.wasm, self.streams, self.out = wasm, streams, bytearray()
        self.recent = list(range(parameters))
        groups, at = number(wasm, start)
        self.types, self.free, place = {}, {kind: [] for kind in TYPES}, parameters
        for _ in range(groups):
            count, at = number(wasm, at)
            for index in range(place, place + count):
                self.types[index] = wasm[at]
                self.free[wasm[at]].append(index)
            place += count
            at += 1
        streams[DECLARATIONS] += wasm[start:at]
        self.out += wasm[start:at]
        self.named = {index: index for index in range(parameters)}
        while at < stop:
            at = self.operation(at)

    def keep(self, stream, at, until):
        self.streams[stream] += self.wasm[at:until]
        self.out += self.wasm[at:until]
        return until

    def operation(self, at):
        code = self.wasm[at]
        at = self.keep(OPERATIONS, at, at + 1)
        if 0x20 <= code <= 0x22:
            index, at = number(self.wasm, at)
            self.local(index, READ_LOCALS if code == 0x20 else WRITTEN_LOCALS)
        elif code == 0x0E:
            count, _ = number(self.wasm, at)
            for _ in range(count + 2):
                at = self.keep(OPERATIONS, at, end(self.wasm, at))
        elif code == 0xFC:
            kind, _ = number(self.wasm, at)
            for _ in range(1 + EXTENDED.get(kind, 0)):
                at = self.keep(OPERATIONS, at, end(self.wasm, at))
        elif code in KEPT_BYTES:
            at = self.keep(OPERATIONS, at, at + KEPT_BYTES[code])
        elif code >= 0xFB or code in (0x06, 0x07, 0x12, 0x13, 0x1C, 0x25, 0x26, 0xD0, 0xD2):
            raise ValueError(f"operation {code:#x} is not known here nor to web/unpack.js")
        else:
            for stream in NUMBERS.get(code, []):
                at = self.keep(stream, at, end(self.wasm, at))
        return at

    def local(self, index, stream):
        """The first use of a type's next variable is told by the type, another by how recent its last use is."""
        if index in self.named:
            name = self.named[index]
            rank = self.recent.index(name)
            del self.recent[rank]
            self.streams[stream] += written(len(TYPES) + rank)
        else:
            kind = self.types[index]
            name = self.named[index] = self.free[kind].pop(0)
            self.streams[stream] += written(TYPES.index(kind))
        self.recent.insert(0, name)
        self.out += written(name)


def packed(wasm):
    """The wasm with its local variables numbered anew, and that packed."""
    found = {kind: (start, content, stop) for kind, start, content, stop in sections(wasm)}
    start, content, stop = found[10]
    streams = [bytearray() for _ in range(9)]
    count, at = number(wasm, content)
    bodies = written(count)
    for parameters in parameter_counts(wasm, found):
        size, at = number(wasm, at)
        body = Body(wasm, streams, parameters, at, at + size).out
        bodies += written(len(body)) + body
        at += size
    streams[REST] = wasm[:start] + wasm[stop:]
    ordered = wasm[:start] + bytes([10]) + written(len(bodies)) + bodies + wasm[stop:]
    head, body = struct.pack("<II", start, len(bodies)), bytearray()
    for data, bits in zip(streams, CONTEXT_BITS):
        filters = [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": bits, "lp": 0, "pb": 0}]
        squeezed = lzma.compress(bytes(data), format=lzma.FORMAT_RAW, filters=filters)
        head += struct.pack("<III", len(data), len(squeezed), bits)
        body += squeezed
    return bytes(ordered), bytes(head + body)
