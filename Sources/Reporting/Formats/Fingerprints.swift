import Linting
import Profiles
import YAMLSource

/// Names of findings that stay the same from run to run: services and baselines tell by them what is new.
///
/// Made of the rule, the file, the proxy or account and the text that is meant, never of a line number, so they survive
/// moved lines; nor of the message, which changes with the catalogue. Keys go into it masked. Findings that are equal in
/// all of that are counted, so that each name is unique.
enum Fingerprints {
    /// So many bytes of the text count.
    private static let longest = 256

    /// The names of the findings of a file, in their order.
    static func of(_ file: LintReport.File, _ lines: LineIndex, path: String) -> [String] {
        var seen: [String: Int] = [:]
        return file.findings.map { finding in
            let base = name(of: finding, file, lines, path)
            let count = seen[base, default: 0]
            seen[base] = count + 1
            return count == 0 ? base : hash([base, String(count)])
        }
    }

    private static func name(
        of finding: Finding, _ file: LintReport.File, _ lines: LineIndex, _ path: String
    ) -> String {
        var range = finding.range
        if range.isEmpty { range = lines.content(ofLine: lines.position(at: range.start).line) }
        range = ByteRange(range.start, min(range.end, range.start + longest))
        var text = ""
        for part in file.mask.parts(of: range, in: finding.source) { text += part.text }
        return hash([
            finding.rule, path, finding.profile ?? "", finding.proxy ?? "", finding.account ?? "", text,
        ])
    }

    /// 128 bits in hexadecimal: two FNV-1a hashes with different beginnings; a name, not a seal.
    static func hash(_ parts: [String]) -> String {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x6c62_272e_07bb_0142
        func take(_ byte: UInt8) {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
            second = (second ^ UInt64(byte)) &* 0x100_0000_01b3 &+ 0x9e37_79b9
        }
        for part in parts {
            for byte in part.utf8 { take(byte) }
            take(0)
        }
        return hex(first) + hex(second ^ (first >> 29))
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
