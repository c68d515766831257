import Linting

extension ReportFormat {
    /// JUnit's XML: a suite for each file, a failed test for each finding; what is only worth knowing is skipped, not failed.
    ///
    /// Source: windyroad/JUnit-Schema, JUnit.xsd, which asks for more than Jenkins' schema does.
    static let junit = ReportFormat("junit", "JUnit's XML") { report, context in
        var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        var number = 0
        report.forEachFinding(
            in: context,
            beginsFile: { file in
                let infos = file.findings.count { $0.severity == .info }
                let path = XMLText.escaped(file.mask.hidingSecrets(in: file.name))
                output += JUnitSuite.opening(
                    path, number: number, tests: file.findings.count, failures: file.findings.count - infos,
                    skipped: infos, date: context.date)
                number += 1
            },
            endsFile: { output += JUnitSuite.closing }
        ) { shown in
            let (finding, place) = (shown.finding, shown.start)
            let path = XMLText.escaped(shown.path)
            let message = XMLText.escaped(shown.message)
            let name = "\(finding.rule) at line \(place.line), column \(place.column)"
            output += "    <testcase name=\"\(name)\" classname=\"\(path)\" time=\"0\">"
            if finding.severity == .info {
                output += "<skipped message=\"\(message)\"/></testcase>\n"
            } else {
                let text = XMLText.escaped(
                    "\(shown.path):\(place.line):\(place.column): \(finding.severity.name)[\(finding.rule)] \(shown.explained)"
                )
                output +=
                    "<failure type=\"\(finding.severity.name)\" message=\"\(message)\">\(text)</failure></testcase>\n"
            }
        }
        for failure in report.failures {
            output += JUnitSuite.opening("proxylint", number: number, tests: 1, errors: 1, date: context.date)
            output +=
                "    <testcase name=\"read\" classname=\"proxylint\" time=\"0\"><error type=\"unreadable\" message=\"\(XMLText.escaped(FailureLine.text(failure).text))\"/></testcase>\n"
            output += JUnitSuite.closing
            number += 1
        }
        if number == 0 {
            // A report without a test counts as broken where it is read.
            output += JUnitSuite.opening("proxylint", number: 0, tests: 1, date: context.date)
            output += "    <testcase name=\"lint\" classname=\"proxylint\" time=\"0\"/>\n" + JUnitSuite.closing
        }
        return output + "</testsuites>\n"
    }
}

private enum JUnitSuite {
    static func opening(
        _ name: String, number: Int, tests: Int, failures: Int = 0, errors: Int = 0, skipped: Int = 0, date: String
    ) -> String {
        "  <testsuite name=\"\(name)\" package=\"proxylint\" id=\"\(number)\" timestamp=\"\(date)T00:00:00\" hostname=\"localhost\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\">\n    <properties/>\n"
    }

    static let closing = "    <system-out/>\n    <system-err/>\n  </testsuite>\n"
}
