import JSONText
import Profiles
import YAMLSource

/// Changes of a document as an editor applies them.
struct TextChanges {
    let document: TextDocument

    /// Edits as a change of the workspace; nil where one would carry a key, which no message does.
    func workspaceEdit(_ edits: [TextEdit]) -> JSONValue? {
        guard !edits.isEmpty, !edits.contains(where: { carriesKey($0.text) }) else { return nil }
        let list = edits.map { edit -> JSONValue in
            .members(["range": document.lines.range(edit.range), "newText": .string(edit.text)])
        }
        return .members(["changes": .object([JSONValue.Member(document.address, .array(list))])])
    }

    private func carriesKey(_ text: String) -> Bool { document.mask.hidingSecrets(in: text) != text }

    /// The edits that turn the document's text into another, line by line, as small as is easily found.
    func edits(to text: [UInt8]) -> [TextEdit] {
        let old = Self.lines(document.source.bytes)
        let new = Self.lines(text)
        var edits: [TextEdit] = []
        var oldLine = 0
        var newLine = 0
        func close(_ oldEnd: Int, _ newEnd: Int) {
            guard oldLine < oldEnd || newLine < newEnd else { return }
            let start = old.count == oldLine ? document.source.bytes.count : old[oldLine].startIndex
            let end = oldEnd > oldLine ? old[oldEnd - 1].endIndex : start
            edits.append(narrowed(ByteRange(start, end), new[newLine..<newEnd].flatMap { $0 }))
        }
        while oldLine < old.count, newLine < new.count {
            if old[oldLine] == new[newLine] {
                oldLine += 1
                newLine += 1
                continue
            }
            let (oldEnd, newEnd) = Self.meeting(old, oldLine, new, newLine)
            close(oldEnd, newEnd)
            (oldLine, newLine) = (oldEnd, newEnd)
        }
        close(old.count, new.count)
        return edits
    }

    /// The nearest lines at which both texts go on alike.
    private static func meeting(
        _ old: [ArraySlice<UInt8>], _ oldLine: Int, _ new: [ArraySlice<UInt8>], _ newLine: Int
    ) -> (Int, Int) {
        let most = min(200, old.count - oldLine + new.count - newLine)
        for distance in 1...max(most, 1) {
            // As many lines of each first: most fixes change lines in place.
            for skipped in (0...distance).sorted(by: { abs(2 * $0 - distance) < abs(2 * $1 - distance) }) {
                let (first, second) = (oldLine + skipped, newLine + distance - skipped)
                if first < old.count, second < new.count, old[first] == new[second] { return (first, second) }
            }
        }
        return (old.count, new.count)
    }

    /// An edit without the bytes at both ends that stay.
    private func narrowed(_ range: ByteRange, _ text: [UInt8]) -> TextEdit {
        let old = document.source.bytes[range.indices]
        var front = zip(old, text).prefix { $0 == $1 }.count
        while front > 0, !Self.isBoundary(old, front) || !Self.isBoundary(text[...], front) { front -= 1 }
        var back = 0
        while back < min(old.count, text.count) - front, old[old.endIndex - 1 - back] == text[text.count - 1 - back] {
            back += 1
        }
        while back > 0, !Self.isBoundary(old, old.count - back) { back -= 1 }
        return TextEdit(
            ByteRange(range.start + front, range.end - back),
            String(decoding: text[front..<(text.count - back)], as: UTF8.self))
    }

    /// Whether a character begins at an offset, and no line break is cut in two.
    private static func isBoundary(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Bool {
        let index = bytes.startIndex + offset
        guard index < bytes.endIndex else { return true }
        if bytes[index] & 0xC0 == 0x80 { return false }
        return !(bytes[index] == 0x0A && index > bytes.startIndex && bytes[index - 1] == 0x0D)
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }
}
