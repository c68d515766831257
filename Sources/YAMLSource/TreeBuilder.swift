internal import CLibYAML

/// Builds the flat array of nodes from libyaml's events, within limits.
struct TreeBuilder {
    private let source: SourceText
    private let limits: YAMLLimits

    private(set) var records: [NodeRecord] = []
    private(set) var decodedTexts: [String] = []
    private(set) var names: [String] = []
    private(set) var documents: [YAMLDocument] = []
    private(set) var problems: [SyntaxProblem] = []

    /// A collection whose end has not come yet.
    private struct OpenCollection {
        let index: Int
        /// Nodes in it so far, aliases expanded.
        var expandedNodes = 1
    }
    private struct Anchor {
        let index: Int
        /// Nodes below it, aliases expanded; nil until its end has come.
        var expandedNodes: Int?
    }
    private var open: [OpenCollection] = []
    private var anchors: [String: Anchor] = [:]
    private var documentStart = 0
    private var documentStartsExplicitly = false
    private var expandedNodes = 0
    /// End of the node last completed.
    private var lastEnd: Int32 = 0
    private var isStopped = false

    init(source: SourceText, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
    }

    mutating func build() {
        if let problem = refusal() {
            problems.append(problem)
            return
        }
        // Room for a text of ordinary density, so that small files grow the array at most once.
        records.reserveCapacity(min(source.bytes.count / 12 + 16, limits.nodes))
        source.bytes.withUnsafeBufferPointer { bytes in
            pullEvents(bytes)
        }
    }

    /// What is refused before libyaml sees it.
    private func refusal() -> SyntaxProblem? {
        let bytes = source.bytes
        if bytes.count > limits.bytes {
            return SyntaxProblem(
                "the file is larger than the limit of \(limits.bytes) bytes; a profile needs a few kilobytes",
                at: ByteRange(0, 0))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return SyntaxProblem(
                "the file is saved as UTF-16; save it as UTF-8 in your editor", at: ByteRange(0, 2))
        }
        guard bytes.withUnsafeBufferPointer({ $0.holds(UInt8(ascii: "%")) }) else { return nil }
        var directives = 0
        var lineStart = 0
        while lineStart < bytes.count {
            if bytes[lineStart...].starts(with: "%TAG".utf8) {
                directives += 1
                if directives > limits.tagDirectives {
                    return SyntaxProblem(
                        "more than \(limits.tagDirectives) %TAG directives, the limit; a profile needs none",
                        at: ByteRange(lineStart, lineStart + 4))
                }
            }
            guard let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            lineStart = lineEnd + 1
        }
        return nil
    }

    private mutating func pullEvents(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let parser = EventParser(bytes) else {
            problems.append(SyntaxProblem("there is not enough memory to read the file", at: ByteRange(0, 0)))
            return
        }
        var offsets = CharacterOffsets(bytes, byteOrderMarkLength: source.byteOrderMarkLength)
        var isAtEnd = false
        while !isAtEnd, !isStopped {
            let pulled = parser.pull { event in
                let start = offsets.byteOffset(ofCharacter: Int(event.start_mark.index))
                let end = offsets.byteOffset(ofCharacter: Int(event.end_mark.index))
                isAtEnd = event.type == YAML_STREAM_END_EVENT
                take(event, ByteRange(start, end), bytes)
            }
            if !pulled {
                let failure = parser.failure
                let problemOffset = offsets.byteOffset(ofCharacter: failure.problemIndex)
                let contextOffset = offsets.byteOffset(ofCharacter: failure.contextIndex)
                problems.append(
                    SyntaxProblem(failure, in: source, problemOffset: problemOffset, contextOffset: contextOffset))
                return
            }
        }
    }

    private mutating func take(_ event: borrowing yaml_event_t, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>)
    {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            documentStart = records.count
            documentStartsExplicitly = event.data.document_start.implicit == 0
            anchors.removeAll(keepingCapacity: true)
        case YAML_DOCUMENT_END_EVENT:
            documents.append(
                YAMLDocument(
                    number: documents.count + 1, rootIndex: documentStart, explicitStart: documentStartsExplicitly,
                    explicitEnd: event.data.document_end.implicit == 0))
        case YAML_SCALAR_EVENT:
            takeScalar(event, range, bytes)
        case YAML_ALIAS_EVENT:
            takeAlias(String(cString: event.data.alias.anchor), range)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            let style: NodeRecord.Style = data.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
            openCollection(.sequence, style, range, anchor: data.anchor, tag: data.tag, bytes)
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            let style: NodeRecord.Style = data.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
            openCollection(.mapping, style, range, anchor: data.anchor, tag: data.tag, bytes)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            closeCollection(range)
        default:
            break
        }
    }

    private mutating func takeScalar(
        _ event: borrowing yaml_event_t, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let data = event.data.scalar
        let hasProperties = data.anchor != nil || data.tag != nil
        let start = hasProperties ? contentStart(from: range.start, to: range.end, bytes) : range.start
        var end = range.end
        let style: NodeRecord.Style
        switch data.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: style = .literal
        case YAML_FOLDED_SCALAR_STYLE: style = .folded
        default: style = .plain
        }
        if style == .literal || style == .folded {
            while end > start, isBlank(bytes[end - 1]) || isLineBreak(bytes[end - 1]) { end -= 1 }
        }
        var record = NodeRecord(
            kind: .scalar, style: style, start: Int32(start), end: Int32(end), propertiesStart: Int32(range.start),
            next: Int32(records.count + 1))
        let value = UnsafeBufferPointer(start: data.value, count: data.length)
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        let slice = isQuoted && end - start >= 2 ? start + 1..<end - 1 : start..<end
        if !value.isSame(as: UnsafeBufferPointer(rebasing: bytes[slice])) {
            record.payload = Int32(decodedTexts.count)
            decodedTexts.append(String(decoding: value, as: UTF8.self))
        }
        record.tag = name(data.tag)
        append(record, anchor: data.anchor)
    }

    private mutating func takeAlias(_ name: String, _ range: ByteRange) {
        var record = NodeRecord(
            kind: .alias, style: .plain, start: Int32(range.start), end: Int32(range.end),
            propertiesStart: Int32(range.start), next: Int32(records.count + 1))
        record.anchor = Int32(names.count)
        names.append(name)
        var weight = 1
        if let anchor = anchors[name] {
            if let nodes = anchor.expandedNodes {
                record.payload = Int32(anchor.index)
                weight = nodes
            } else {
                problems.append(
                    SyntaxProblem(
                        "this alias is inside the node it names; repeat a node that ends before it",
                        at: range, fatal: false))
            }
        } else {
            problems.append(
                SyntaxProblem(
                    "this alias names an anchor that does not come before it; put `&` and the name before what it repeats",
                    at: range, fatal: false))
        }
        append(record, anchor: nil, weight: weight)
    }

    private mutating func openCollection(
        _ kind: NodeRecord.Kind, _ style: NodeRecord.Style, _ range: ByteRange, anchor: UnsafeMutablePointer<UInt8>?,
        tag: UnsafeMutablePointer<UInt8>?, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let hasProperties = anchor != nil || tag != nil
        let start = hasProperties ? contentStart(from: range.start, to: bytes.count, bytes) : range.start
        guard open.count < limits.depth else {
            stop("nested deeper than the limit of \(limits.depth) levels", at: range)
            return
        }
        var record = NodeRecord(
            kind: kind, style: style, start: Int32(start), end: Int32(max(start, range.end)),
            propertiesStart: Int32(range.start), next: 0)
        record.tag = name(tag)
        let index = records.count
        append(record, anchor: anchor)
        guard !isStopped else { return }
        open.append(OpenCollection(index: index))
    }

    private mutating func closeCollection(_ range: ByteRange) {
        guard let collection = open.popLast() else { return }
        let index = collection.index
        let hasChildren = records.count - 1 > index
        // libyaml ends a block collection where the next token starts; a person sees it end with its last node.
        var end = hasChildren ? lastEnd : records[index].start
        if records[index].style == .flow { end = max(end, Int32(range.end)) }
        records[index].end = end
        records[index].next = Int32(records.count)
        lastEnd = end
        if !open.isEmpty { open[open.count - 1].expandedNodes += collection.expandedNodes }
        let anchor = records[index].anchor
        if anchor >= 0 { anchors[names[Int(anchor)]]?.expandedNodes = collection.expandedNodes }
    }

    /// Adds a node, standing for `weight` nodes when its aliases are followed.
    private mutating func append(_ record: NodeRecord, anchor: UnsafeMutablePointer<UInt8>?, weight: Int = 1) {
        expandedNodes += weight
        if expandedNodes > limits.nodes {
            stop(
                "more than the limit of \(limits.nodes) nodes, counting aliases each time they repeat",
                at: ByteRange(Int(record.start), Int(record.end)))
            return
        }
        let index = records.count
        records.append(record)
        if record.kind == .scalar || record.kind == .alias {
            lastEnd = record.end
            if !open.isEmpty { open[open.count - 1].expandedNodes += weight }
        }
        if let anchor {
            let name = String(cString: anchor)
            records[index].anchor = Int32(names.count)
            names.append(name)
            anchors[name] = Anchor(index: index, expandedNodes: record.kind == .scalar ? 1 : nil)
        }
    }

    private mutating func name(_ text: UnsafeMutablePointer<UInt8>?) -> Int32 {
        guard let text else { return -1 }
        names.append(String(cString: text))
        return Int32(names.count - 1)
    }

    private mutating func stop(_ message: String, at range: ByteRange) {
        problems.append(SyntaxProblem(message, at: range))
        isStopped = true
    }

    /// The first byte behind an anchor, a tag, and the blanks, comments and line breaks that follow them.
    private func contentStart(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var offset = start
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "&"), UInt8(ascii: "!"):
                while offset < end, !isBlank(bytes[offset]), !isLineBreak(bytes[offset]) { offset += 1 }
            case UInt8(ascii: "#"):
                while offset < end, !isLineBreak(bytes[offset]) { offset += 1 }
            case let byte where isBlank(byte) || isLineBreak(byte):
                offset += 1
            default:
                return offset
            }
        }
        return end
    }
}

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
