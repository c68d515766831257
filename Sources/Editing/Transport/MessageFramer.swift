/// Cuts a stream of bytes into messages: `Content-Length: N`, an empty line, N bytes.
///
/// Whatever comes, nothing is kept beyond the limits, and what cannot be read is passed over up to the next header.
struct MessageFramer {
    /// What was cut off the stream.
    enum Frame: Equatable {
        /// The bytes of a message.
        case message([UInt8])
        /// A message of so many bytes, which is passed over.
        case tooLarge(Int)
        /// A header without a length.
        case badHeader
    }

    /// The longest header, in bytes.
    static let longestHeader = 4096
    /// The longest message, in bytes: the largest text that is linted, escaped, and more.
    static let longestMessage = 32 << 20

    private var buffer: [UInt8] = []
    private var offset = 0
    private var bytesToSkip = 0
    private let longest: Int

    /// A framer for messages of at most so many bytes.
    init(longest: Int = longestMessage) { self.longest = longest }

    /// Adds bytes that have come.
    mutating func append(_ bytes: some Collection<UInt8>) {
        if bytesToSkip > 0 {
            let skipped = min(bytesToSkip, bytes.count)
            bytesToSkip -= skipped
            buffer += bytes.dropFirst(skipped)
        } else {
            buffer += bytes
        }
    }

    /// The next frame; nil until more bytes have come.
    mutating func next() -> Frame? {
        while offset < buffer.count, Self.isLineBreak(buffer[offset]) { offset += 1 }
        guard let header = headerEnd() else {
            guard buffer.count - offset > Self.longestHeader else {
                compact()
                return nil
            }
            // Keeps what may be the begin of a header.
            offset = buffer.count - 64
            compact()
            return .badHeader
        }
        guard header.start - offset <= Self.longestHeader, let length = contentLength(offset..<header.start) else {
            offset = header.end
            return .badHeader
        }
        guard length <= longest else {
            let there = min(length, buffer.count - header.end)
            offset = header.end + there
            bytesToSkip = length - there
            compact()
            return .tooLarge(length)
        }
        guard buffer.count - header.end >= length else {
            compact()
            return nil
        }
        offset = header.end + length
        return .message(Array(buffer[header.end..<offset]))
    }

    private mutating func compact() {
        guard offset > 0 else { return }
        buffer.removeFirst(offset)
        offset = 0
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A }

    /// Where the header's text ends, and where the message begins; an empty line ends it, also one without CR.
    private func headerEnd() -> (start: Int, end: Int)? {
        let limit = min(buffer.count, offset + Self.longestHeader + 4)
        var index = offset
        while index < limit {
            if buffer[index] == 0x0A {
                if index + 1 < limit, buffer[index + 1] == 0x0A { return (index, index + 2) }
                if index + 2 < limit, buffer[index + 1] == 0x0D, buffer[index + 2] == 0x0A { return (index, index + 3) }
            }
            index += 1
        }
        return nil
    }

    private func contentLength(_ header: Range<Int>) -> Int? {
        let text = String(decoding: buffer[header], as: UTF8.self)
        for line in text.split(whereSeparator: { $0.isNewline }) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].filter { $0 != " " }.lowercased()
            guard name == "content-length" else { continue }
            let digits = line[line.index(after: colon)...].filter { $0 != " " && $0 != "\t" }
            guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
                return nil
            }
            return Int(digits)
        }
        return nil
    }
}
