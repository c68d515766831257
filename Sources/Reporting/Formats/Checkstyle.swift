import Linting

extension ReportFormat {
    /// Checkstyle's XML, which most services of continuous integration read.
    static let checkstyle = ReportFormat("checkstyle", "Checkstyle's XML") { report, context in
        var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
        report.forEachFinding(
            in: context,
            beginsFile: { file in
                output += "  <file name=\"\(XMLText.escaped(file.mask.hidingSecrets(in: file.name)))\">\n"
            },
            endsFile: { output += "  </file>\n" }
        ) { shown in
            let place = shown.start
            output +=
                "    <error line=\"\(place.line)\" column=\"\(place.column)\" severity=\"\(shown.finding.severity.name)\" message=\"\(XMLText.escaped(shown.explained))\" source=\"proxylint.\(shown.finding.rule)\"/>\n"
        }
        return output + "</checkstyle>\n"
    }
}

/// Text within XML, in elements and in attributes.
enum XMLText {
    /// One line, escaped, without characters that XML forbids.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in SafeText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
