internal import CatalogData

/// One file of the catalogue: rows of tab-separated text, sorted by their bytes, searched in place.
///
/// The first line begins with `#` and names the columns. Nothing is parsed until a row is asked for.
public struct CatalogTable: Sendable {
    private let text: CatalogText

    /// A table over a part of a larger text.
    init(text: CatalogText) { self.text = text }

    /// A table over bytes that live as long as the program.
    init(embedded bytes: UnsafeBufferPointer<UInt8>) {
        text = CatalogText(bytes: bytes, owner: nil)
    }

    /// A table over a copy of `bytes`, for a refreshed catalogue and for tests.
    public init(_ bytes: [UInt8]) {
        let owner = CatalogMemory(bytes)
        text = CatalogText(bytes: owner.bytes, owner: owner)
    }

    /// All rows, without the header.
    public var rows: CatalogRows {
        CatalogRows(text: text, offset: text.firstRow) { _ in true }
    }

    /// The rows whose first columns are `key`.
    public func rows(_ key: String...) -> CatalogRows {
        var prefix: [UInt8] = []
        for column in key {
            prefix.append(contentsOf: column.utf8)
            prefix.append(UInt8(ascii: "\t"))
        }
        return CatalogRows(text: text, offset: lowerBound(of: prefix)) { $0.hasPrefix(prefix) }
    }

    /// The rows that have a column equal to `value`, found by a plain search through the bytes.
    func rows(containing value: String) -> [CatalogRow] {
        var rows: [CatalogRow] = []
        var needle: [UInt8] = [UInt8(ascii: "\t")]
        needle.append(contentsOf: value.utf8)
        needle.append(UInt8(ascii: "\t"))
        var offset = text.firstRow
        while let found = text.find(needle, from: offset) {
            var start = found
            while start > 0, text.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            let row = CatalogRow(text: text, start: start, end: text.lineEnd(from: found))
            rows.append(row)
            offset = row.end
        }
        return rows
    }

    /// The rows whose second column is `value`, found like that.
    func rows(withSecondColumn value: String) -> [CatalogRow] {
        rows(containing: value).filter { $0.bytes(ofColumn: 1).elementsEqual(value.utf8) }
    }

    /// The offset of the first row that is not before `prefix`.
    private func lowerBound(of prefix: [UInt8]) -> Int {
        var low = text.firstRow
        var high = text.bytes.count
        while low < high {
            var middle = (low + high) / 2
            if let base = text.bytes.baseAddress { middle = max(low, catalog_line_start(base, middle)) }
            if text.isBefore(rowAt: middle, prefix) {
                low = text.lineEnd(from: middle) + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

/// Memory of a table that is not part of the program.
final class CatalogMemory: @unchecked Sendable {  // immutable after init
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ source: [UInt8]) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
        _ = copy.initialize(from: source)
        bytes = UnsafeBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
}

/// The bytes of a table, with whoever keeps them alive.
///
/// Nobody does for embedded ones, so that passing rows on costs no counting of references that all threads share.
struct CatalogText: @unchecked Sendable {  // immutable
    let bytes: UnsafeBufferPointer<UInt8>
    let owner: CatalogMemory?
    let firstRow: Int

    init(bytes: UnsafeBufferPointer<UInt8>, owner: CatalogMemory?) {
        self.bytes = bytes
        self.owner = owner
        if bytes.first == UInt8(ascii: "#") {
            firstRow = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
        } else {
            firstRow = 0
        }
    }

    /// The offset of the line break that ends the row at `offset`, or the end of the text.
    func lineEnd(from offset: Int) -> Int {
        bytes.baseAddress.map { catalog_line_end($0, bytes.count, offset) } ?? offset
    }

    /// The offset of the first occurrence of `needle` at or behind `offset`.
    func find(_ needle: [UInt8], from offset: Int) -> Int? {
        guard offset < bytes.count, let base = bytes.baseAddress else { return nil }
        return catalog_find(base + offset, bytes.count - offset, needle, needle.count).map { $0 - base }
    }

    /// Whether the row at `offset` sorts before every row with `prefix`.
    func isBefore(rowAt offset: Int, _ prefix: [UInt8]) -> Bool {
        for (index, wanted) in prefix.enumerated() {
            guard offset + index < bytes.count else { return true }
            let byte = bytes[offset + index]
            if byte == UInt8(ascii: "\n") { return true }
            if byte != wanted { return byte < wanted }
        }
        return false
    }
}

/// Rows of a table, one after the other.
public struct CatalogRows: Sequence, IteratorProtocol {
    let text: CatalogText
    var offset: Int
    let isWanted: (CatalogRow) -> Bool

    /// The next row that belongs to the look-up.
    public mutating func next() -> CatalogRow? {
        guard offset < text.bytes.count else { return nil }
        let row = CatalogRow(text: text, start: offset, end: text.lineEnd(from: offset))
        guard isWanted(row) else { return nil }
        offset = row.end + 1
        return row
    }
}

/// One row: its columns are cut out when asked for.
public struct CatalogRow: Sendable {
    let text: CatalogText
    let start: Int
    let end: Int

    /// The text of a column, counted from 0; empty when the row has fewer.
    ///
    /// A call, for hundreds of places ask: put in each place it made up a twentieth of the page for browsers.
    public subscript(_ column: Int) -> String {
        @inline(never) get { String(decoding: bytes(ofColumn: column), as: UTF8.self) }
    }

    /// The bytes of a column; valid while the row is held.
    func bytes(ofColumn column: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        guard let base = text.bytes.baseAddress, column >= 0 else { return text.bytes[end..<end] }
        let from = catalog_column(base, start, end, column)
        return text.bytes[from..<catalog_column_end(base, from, end)]
    }

    /// The number of columns.
    public var columnCount: Int {
        text.bytes[start..<end].reduce(1) { $0 + ($1 == UInt8(ascii: "\t") ? 1 : 0) }
    }

    /// The whole row.
    public var line: String { String(decoding: text.bytes[start..<end], as: UTF8.self) }

    /// Whether a column is exactly this word.
    func column(_ column: Int, is word: StaticString) -> Bool {
        let bytes = bytes(ofColumn: column)
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        return bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Whether these bytes stand in a column.
    func column(_ column: Int, holds needle: [UInt8]) -> Bool {
        let bytes = UnsafeBufferPointer(rebasing: bytes(ofColumn: column))
        return needle.withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: bytes) != nil }
    }

    func hasPrefix(_ prefix: [UInt8]) -> Bool {
        text.bytes[start..<end].starts(with: prefix)
    }
}
