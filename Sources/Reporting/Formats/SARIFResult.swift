import Linting
import Profiles
import YAMLSource

/// One finding in a SARIF log.
struct SARIFResult {
    /// What stands for the root of the work tree, as GitHub and GitLab expect it.
    static let root = "%SRCROOT%"

    private let shown: ShownFinding
    private let uri: String
    private let isRelative: Bool
    private let ruleIndex: Int?

    init(_ shown: ShownFinding, uri: String, isRelative: Bool, ruleIndex: Int?) {
        self.shown = shown
        self.uri = uri
        self.isRelative = isRelative
        self.ruleIndex = ruleIndex
    }

    func write(_ json: inout ReportJSON) {
        let finding = shown.finding
        json.key("ruleId")
        json.string(program: finding.rule)
        if let ruleIndex {
            json.key("ruleIndex")
            json.number(ruleIndex)
        }
        json.key("level")
        json.string(program: finding.severity.sarifLevel)
        message(shown.explained, &json)
        json.key("locations")
        json.array { json in
            json.object { json in
                physicalLocation(finding.range, &json)
                logicalLocation(&json)
            }
        }
        json.key("partialFingerprints")
        json.object { json in
            json.key("proxylint/v1")
            json.string(program: shown.fingerprint)
        }
        if !finding.related.isEmpty { relatedLocations(&json) }
        let fixes = shown.applicableFixes
        if !fixes.isEmpty {
            json.key("fixes")
            json.array { json in
                for fix in fixes { json.object { json in write(fix, &json) } }
            }
        }
        // Empty says that nothing suppresses it; absent would say that nobody knows.
        json.key("suppressions")
        json.array { _ in }
    }

    private func logicalLocation(_ json: inout ReportJSON) {
        guard let profile = shown.finding.profile else { return }
        let part = shown.finding.proxy ?? shown.finding.account
        json.key("logicalLocations")
        json.array { json in
            json.object { json in
                json.key("name")
                json.string(foreign: part ?? profile, by: shown.file.mask)
                json.key("fullyQualifiedName")
                json.string(foreign: part.map { "\(profile)/\($0)" } ?? profile, by: shown.file.mask)
            }
        }
    }

    private func relatedLocations(_ json: inout ReportJSON) {
        json.key("relatedLocations")
        json.array { json in
            for (number, related) in shown.finding.related.enumerated() {
                json.object { json in
                    json.key("id")
                    json.number(number + 1)
                    physicalLocation(related.range, &json)
                    message(related.message, &json)
                }
            }
        }
    }

    private func write(_ fix: Fix, _ json: inout ReportJSON) {
        json.key("description")
        json.object { json in
            json.key("text")
            let caution = fix.safety == .safe ? "" : " (review first)"
            json.string(foreign: fix.message + caution, by: shown.file.mask)
        }
        json.key("artifactChanges")
        json.array { json in
            json.object { json in
                artifactLocation(&json)
                json.key("replacements")
                json.array { json in
                    for edit in fix.edits {
                        json.object { json in
                            json.key("deletedRegion")
                            region(edit.range, &json)
                            json.key("insertedContent")
                            json.object { json in
                                json.key("text")
                                json.string(foreign: edit.text, by: shown.file.mask)
                            }
                        }
                    }
                }
            }
        }
    }

    private func message(_ text: String, _ json: inout ReportJSON) {
        json.key("message")
        json.object { json in
            json.key("text")
            // Brackets and braces would be links and placeholders.
            json.string(foreign: Self.plain(text), by: shown.file.mask)
        }
    }

    /// Text without what SARIF reads as a link (`[words](place)`) or a placeholder (`{0}`); other brackets stay as they are,
    /// since viewers show the escapes.
    private static func plain(_ text: String) -> String {
        var text = text
        if text.contains("](") { text = text.replacing("[", with: "\\[").replacing("]", with: "\\]") }
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        let digits = "0123456789"
        return digits.contains { text.contains("{\($0)") }
            ? text.replacing("{", with: "{{").replacing("}", with: "}}") : text
    }

    private func physicalLocation(_ range: ByteRange, _ json: inout ReportJSON) {
        json.key("physicalLocation")
        json.object { json in
            artifactLocation(&json)
            json.key("region")
            region(range, &json)
        }
    }

    private func artifactLocation(_ json: inout ReportJSON) {
        json.key("artifactLocation")
        json.object { json in
            json.key("uri")
            json.string(program: uri)
            if isRelative {
                json.key("uriBaseId")
                json.string(program: Self.root)
            }
        }
    }

    private func region(_ range: ByteRange, _ json: inout ReportJSON) {
        let (start, end) = (shown.lines.position(at: range.start), shown.lines.position(at: range.end))
        json.object { json in
            json.key("startLine")
            json.number(start.line)
            json.key("startColumn")
            json.number(start.column)
            json.key("endLine")
            json.number(end.line)
            json.key("endColumn")
            json.number(end.column)
        }
    }
}
