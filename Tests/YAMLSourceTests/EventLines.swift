import CLibYAML

@testable import YAMLSource

/// A tree written as the suite's event lines, and libyaml's own events in the same form.
extension YAMLTree {
    var eventLines: [String] {
        var lines = ["+STR"]
        for document in documents {
            lines.append(document.explicitStart ? "+DOC ---" : "+DOC")
            append(document.rootIndex, to: &lines)
            lines.append(document.explicitEnd ? "-DOC ..." : "-DOC")
        }
        return lines + ["-STR"]
    }

    private func append(_ index: Int, to lines: inout [String]) {
        let record = records[index]
        let node = YAMLNode(tree: self, index: index)
        let anchor = record.anchor >= 0 ? "&" + names[Int(record.anchor)] : nil
        let tag = record.tag >= 0 ? "<\(names[Int(record.tag)])>" : nil
        let flow = record.style == .flow ? (record.kind == .sequence ? "[]" : "{}") : nil
        func line(_ parts: String?...) -> String { parts.compactMap { $0 }.joined(separator: " ") }
        switch record.kind {
        case .alias:
            lines.append("=ALI *" + names[Int(record.anchor)])
        case .scalar:
            lines.append(line("=VAL", anchor, tag, EventText.scalar(node.text, sign: record.style.sign)))
        case .sequence:
            lines.append(line("+SEQ", flow, anchor, tag))
            for child in node.children { append(child.index, to: &lines) }
            lines.append("-SEQ")
        case .mapping:
            lines.append(line("+MAP", flow, anchor, tag))
            for child in node.children { append(child.index, to: &lines) }
            lines.append("-MAP")
        }
    }
}

extension NodeRecord.Style {
    fileprivate var sign: String {
        switch self {
        case .singleQuoted: "'"
        case .doubleQuoted: "\""
        case .literal: "|"
        case .folded: ">"
        default: ":"
        }
    }
}

enum EventText {
    static func scalar(_ text: String, sign: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case "\u{8}": escaped += "\\b"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return sign + escaped
    }
}

/// Bare libyaml, as the suite's own harness drives it.
enum LibyamlEvents {
    /// The event lines; nil where libyaml refuses the text.
    static func lines(of bytes: [UInt8]) -> [String]? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) != 0 else { return nil }
        defer { yaml_parser_delete(&parser) }
        return bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var lines: [String] = []
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) != 0 else { return nil }
                defer { yaml_event_delete(&event) }
                lines.append(line(event))
                if event.type == YAML_STREAM_END_EVENT { return lines }
            }
        }
    }

    private static func line(_ event: yaml_event_t) -> String {
        func name(_ sign: String, _ pointer: UnsafeMutablePointer<UInt8>?) -> String {
            pointer.map { " " + sign + String(cString: $0) + (sign == "<" ? ">" : "") } ?? ""
        }
        switch event.type {
        case YAML_STREAM_START_EVENT: return "+STR"
        case YAML_STREAM_END_EVENT: return "-STR"
        case YAML_DOCUMENT_START_EVENT: return event.data.document_start.implicit == 0 ? "+DOC ---" : "+DOC"
        case YAML_DOCUMENT_END_EVENT: return event.data.document_end.implicit == 0 ? "-DOC ..." : "-DOC"
        case YAML_ALIAS_EVENT: return "=ALI *" + String(cString: event.data.alias.anchor)
        case YAML_SCALAR_EVENT:
            let data = event.data.scalar
            let sign =
                switch data.style {
                case YAML_SINGLE_QUOTED_SCALAR_STYLE: "'"
                case YAML_DOUBLE_QUOTED_SCALAR_STYLE: "\""
                case YAML_LITERAL_SCALAR_STYLE: "|"
                case YAML_FOLDED_SCALAR_STYLE: ">"
                default: ":"
                }
            let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
            return "=VAL" + name("&", data.anchor) + name("<", data.tag) + " " + EventText.scalar(text, sign: sign)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            let flow = data.style == YAML_FLOW_SEQUENCE_STYLE ? " []" : ""
            return "+SEQ" + flow + name("&", data.anchor) + name("<", data.tag)
        case YAML_SEQUENCE_END_EVENT: return "-SEQ"
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            let flow = data.style == YAML_FLOW_MAPPING_STYLE ? " {}" : ""
            return "+MAP" + flow + name("&", data.anchor) + name("<", data.tag)
        case YAML_MAPPING_END_EVENT: return "-MAP"
        default: return "?"
        }
    }
}
