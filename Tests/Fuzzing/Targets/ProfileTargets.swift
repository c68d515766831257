import Catalog
import Linting
import Managing
import Profiles
import Reporting
import Setups
import YAMLSource

extension FuzzTarget {
    /// YAML to findings, in every form of the report.
    static let findings = FuzzTarget(name: "findings", longest: 8192) { bytes in
        let source = SourceText(name: "a.yaml", bytes: bytes)
        let result = FuzzWorld.linter.lint(source)
        FuzzWorld.expect(result.failures.isEmpty, "a rule failed")
        for finding in result.findings {
            FuzzWorld.expect(
                finding.range.start >= 0 && finding.range.end <= bytes.count
                    && finding.range.start <= finding.range.end,
                "a range outside of the text")
        }
        let report = LintReport(files: [LintReport.File(name: "a.yaml", result)], fileCount: 1)
        let context = ReportContext(
            version: "0", catalogDate: "2026-11-28", date: "2026-11-28",
            paths: ArtifactPaths(workTree: nil, folder: "/"))
        for format in ReportFormat.all {
            let text = format.render(report, in: context)
            if format.name != "github" {
                FuzzWorld.expect(!text.contains("\n::"), "a line that begins with a command")
            }
            FuzzWorld.expect(
                !text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || 0x202A...0x202E ~= $0.value) },
                "a control character in \(format.name)")
        }
    }

    /// Fixes applied: the text gets no worse, and nothing is left to be fixed.
    static let fixes = FuzzTarget(name: "fixes", longest: 4096) { bytes in
        let (place, rest) = FuzzWorld.choice(bytes, of: 2)
        let source = SourceText(name: "a.yaml", bytes: rest)
        let applier = FixApplier(FuzzWorld.linter, FixSelection(takesUnsafe: place == 1))
        let before = FuzzWorld.linter.lint(source)
        let fixed = applier.apply(to: source)
        guard fixed.isChanged else { return }
        let after = FuzzWorld.linter.lint(fixed.text)
        func isBroken(_ result: LintResult) -> Bool { result.findings.contains { $0.rule == "yaml-syntax" } }
        FuzzWorld.expect(!isBroken(after) || isBroken(before), "a fix broke the file")
        func weight(_ result: LintResult) -> Int { result.findings.count { $0.severity >= .warning } }
        FuzzWorld.expect(weight(after) <= weight(before), "fixes brought findings")
        FuzzWorld.expect(!applier.apply(to: fixed.text).isChanged, "fixes left something to be fixed")
    }

    /// Fields that are set and removed: the rest stays, and the value is read back.
    static let edits = FuzzTarget(name: "edits", longest: 4096) { bytes in
        let fields = [
            "messages_per_day", "custom_prompt", "generation.temperature", "generation.stop", "name", "front_end",
            "proxies.a.model", "accounts.a.plan", "accounts.a.key", "proxies.a.context_size",
        ]
        let values = ["5", "0.7", "a: b # c", "[a, \"b, c\"]", "env:KEY", "- x", "", "\u{1F98A}\n  ::x", "janitor"]
        let (field, first) = FuzzWorld.choice(bytes, of: fields.count)
        let (value, rest) = FuzzWorld.choice(first, of: values.count)
        let store = ProfileStore(catalog: FuzzWorld.catalog, asked: nil, variable: { _ in nil })
        let source = SourceText(name: "a.yaml", bytes: rest)
        let before = store.profiles(of: source)
        for loaded in before {
            let editor = ProfileEditor(loaded, FuzzWorld.catalog)
            for edited in [
                try? editor.setting(fields[field], to: values[value]), try? editor.unsetting(fields[field]),
            ] {
                guard let edited else { continue }
                let tree = YAMLTree.parse(edited.source)
                let old = YAMLTree.parse(source)
                FuzzWorld.expect(
                    !tree.problems.contains(where: \.isFatal) || old.problems.contains(where: \.isFatal),
                    "an edit broke the file")
                FuzzWorld.expect(tree.documents.count == old.documents.count, "an edit changed the documents")
                FuzzWorld.expect(store.profiles(of: edited.source).count == before.count, "an edit lost a profile")
            }
        }
    }

    /// The linter's own settings.
    static let settings = FuzzTarget(name: "settings", longest: 4096) { bytes in
        let linter = SettingsLinter(FuzzWorld.catalog, LintOptions(today: FuzzWorld.today))
        let source = SourceText(name: ".proxylint.yaml", bytes: bytes)
        let read = linter.read(source)
        _ = read.settings
        let fixed = linter.applier(FixSelection()).apply(to: source)
        guard fixed.isChanged else { return }
        FuzzWorld.expect(
            linter.read(fixed.text).faults.findings.count <= read.faults.findings.count, "fixes brought findings")
    }
}
