import Catalog
import Foundation
import Testing
import YAMLSource

@testable import Linting

/// Fixes applied to whole texts.
struct FixApplierTests {
    private static let linter = Linter(catalog: .embedded, options: .forTests)

    private func fixed(_ text: String, unsafe: Bool = false, rules: Set<String>? = nil) -> FixedText {
        FixApplier(Self.linter, FixSelection(takesUnsafe: unsafe, rules: rules))
            .apply(to: SourceText(name: "t.yaml", text: text))
    }

    private func text(_ fixed: FixedText) -> String { String(decoding: fixed.text.bytes, as: UTF8.self) }

    private static func profile(_ proxy: String, key: String = "{keyring: k}") -> String {
        "version: 1\nname: n\naccounts: {a: {provider: openrouter, key: \(key)}}\nproxies:\n  - {account: a, \(proxy)}\n"
    }

    @Test func twoMisspelledFieldsNeverBecomeOneTwice() {
        let result = fixed(Self.profile("model: z-ai/glm-5.2, contxt_size: 8192, context_sise: 8192"), unsafe: true)
        #expect(text(result) == Self.profile("model: z-ai/glm-5.2, context_size: 8192, context_sise: 8192"))
        #expect(result.fixedCount == 1)
    }

    @Test func aVariableBecomesAReference() {
        for key in ["$OPENROUTER_API_KEY", "'${OPENROUTER_API_KEY}'", "env:OPENROUTER_API_KEY"] {
            let result = fixed(Self.profile("model: z-ai/glm-5.2", key: key))
            #expect(text(result) == Self.profile("model: z-ai/glm-5.2", key: "{env: OPENROUTER_API_KEY}"), "\(key)")
        }
    }

    @Test func aFixThatBringsOtherFindingsIsHeld() {
        // Which account is meant needs a look, so its cap is not known before; it is exceeded elsewhere in the file.
        let broken =
            "version: 1\nname: n\naccounts: {a: {provider: openrouter, key: {keyring: k}, credits_purchased_usd: 0}}\n"
            + "proxies:\n  - {account: b, model: google/gemma-4-31b-it:free}\nmessages_per_day: 400\n"
        let result = fixed(broken, unsafe: true)
        #expect(text(result) == broken && result.held.map(\.rule) == ["undefined-account"], "\(text(result))")
    }

    @Test(arguments: [
        ("openrouter", "openroutr"), ("proxies:", "proxys:"), ("model:", "modle:"), ("accounts:", "acounts:"),
    ])
    func amendedNameBringsNothingThatWasNotSaidBefore(_ right: String, _ wrong: String) {
        // Two models that are gone without a successor.
        let proxies = ["2.0-flash-exp", "2.5-pro-exp-03-25"].map {
            "  - {account: a, model: \"google/gemini-\($0):free\"}\n"
        }
        let whole =
            "version: 1\nname: n\naccounts: {a: {provider: openrouter, key: {keyring: k}}}\nproxies:\n"
            + proxies.joined()
        let broken = whole.replacing(right, with: wrong)
        let findings = Self.linter.lint(SourceText(name: "t.yaml", text: broken)).findings.map(\.rule)
        #expect(findings.count { $0 == "retired-model" } == 2, "\(findings)")
        let result = fixed(broken)
        #expect(text(result) == whole && result.held.isEmpty)
        let left = Self.linter.lint(result.text).findings.map(\.rule)
        #expect(left == findings.filter { $0 != "unknown-field" && $0 != "out-of-range" }, "\(left)")
    }

    @Test(arguments: [
        ("model: z-ai/glm-5.2, model: z-ai/glm-5.2", "model: z-ai/glm-5.2"),
        ("model: z-ai/glm-5.2, model: \"z-ai/glm-5.2\", model: 'z-ai/glm-5.2'", "model: z-ai/glm-5.2"),
        ("model: z-ai/glm-5.2, model: deepseek/deepseek-v3.2", nil),
        ("model: z-ai/glm-5.2, model: deepseek/deepseek-v3.2, model: z-ai/glm-5.2", nil),
        ("model: z-ai/glm-5.2, context_size: 9000, context_size: \"9000\"", nil),
        ("model: z-ai/glm-5.2, upstreams: [z-ai], upstreams: [z-ai]", "model: z-ai/glm-5.2, upstreams: [z-ai]"),
    ])
    func aKeyThatSaysTheSameTwiceIsTakenOut(_ broken: String, _ mended: String?) {
        let result = fixed(Self.profile(broken), rules: ["duplicate-key"])
        #expect(text(result) == Self.profile(mended ?? broken))
    }

    @Test func aCommentGoesWithARepeatedKeyOnlyAfterALook() {
        let broken = Self.profile("model: z-ai/glm-5.2") + "messages_per_day: 20\nmessages_per_day: 20  # on Sundays\n"
        #expect(!fixed(broken).isChanged)
        #expect(text(fixed(broken, unsafe: true)) == Self.profile("model: z-ai/glm-5.2") + "messages_per_day: 20\n")
    }

    @Test func fieldsMoveToWhereOnlyOnePlaceIsMeant() {
        let proxy = "model: z-ai/glm-5.2"
        let moved = [
            (Self.profile(proxy + ", temperature: 0.8"), Self.profile(proxy + ", generation: {temperature: 0.8}")),
            (Self.profile(proxy) + "temperature: 0.8\n", Self.profile(proxy) + "generation:\n  temperature: 0.8\n"),
            (Self.profile(proxy) + "context_size: 9000\n", Self.profile(proxy + ", context_size: 9000")),
        ]
        for (broken, mended) in moved { #expect(text(fixed(broken)) == mended) }
        // Two proxies: either may be meant.
        let two = Self.profile(proxy) + "  - {account: a, model: deepseek/deepseek-v3.2}\ncontext_size: 9000\n"
        #expect(!fixed(two, unsafe: true).isChanged)
        // What is set already stays.
        let taken = Self.profile(proxy + ", generation: {temperature: 0.7}, temperature: 0.8")
        #expect(!fixed(taken, unsafe: true).isChanged)
    }

    @Test func aMovedAndAMisspelledFieldNeverBecomeOneTwice() {
        let broken = Self.profile("model: z-ai/glm-5.2, contxt_size: 8000") + "context_size: 9000\n"
        let result = fixed(broken, unsafe: true)
        #expect(text(result).contains("context_size: 9000") && text(result).contains("size: 8000"), "\(text(result))")
        #expect(!Self.linter.lint(result.text).findings.contains { $0.rule == "duplicate-key" })
    }

    @Test func manyHeldFixesCostNoManyRounds() {
        var broken = "version: 1\nname: n\naccounts: {a: {provider: openroutr, key: {keyring: k}}}\nproxies:\n"
        for number in 0..<40 {
            broken += "  - {name: p\(number), account: a, model: google/gemini-2.0-flash-exp:free, contxt_size: 9000}\n"
        }
        let start = ContinuousClock.now
        _ = fixed(broken, unsafe: true)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// However many proxies have the same wrong id, it is found, and fixed, at each of them.
    @Test func oneIDIsTheSameAtEveryPlace() {
        let head = "version: 1\nname: n\naccounts: {a: {provider: openrouter, key: {keyring: k}}}\nproxies:\n"
        func text(_ id: (Int) -> String) -> String {
            (1...150).reduce(head) { $0 + "  - {name: p\($1), account: a, model: \(id($1))}\n" }
        }
        let capitals = text { _ in "Z-AI/GLM-5.1" }
        let findings = Self.linter.lint(SourceText(name: "t.yaml", text: capitals)).findings
        #expect(findings.count { $0.rule == "model-id-form" && $0.severity == .warning } == 150)
        let result = fixed(capitals)
        #expect(result.fixedCount == 150 && self.text(result) == text { _ in "z-ai/glm-5.1" })
        // Distinct strangers have a limit, and do not use up what an id in other capitals needs.
        let behind = text { $0 <= 140 ? "somebody/stranger-\($0)" : "Z-AI/GLM-5.1" }
        let forms = Self.linter.lint(SourceText(name: "t.yaml", text: behind)).findings.filter {
            $0.rule == "model-id-form"
        }
        #expect(forms.count == 10)
    }

    @Test func whatAFixBringsIsFixedToo() {
        let broken = Self.profile("model: z-ai/glm-5.2, contxt_size: 90000000")
        #expect(!fixed(broken).isChanged || fixed(broken).held.isEmpty)
        let large = Self.profile("model: z-ai/glm-5.2, contxt_size: 9000000")
        let result = fixed(large, unsafe: true)
        #expect(result.held.isEmpty && result.fixedCount == 2 && result.isChanged)
        #expect(Self.linter.lint(result.text).findings.filter { $0.severity > .info }.map(\.rule) == [])
    }

    @Test func onlyTheRulesAskedForAreFixed() {
        let broken = Self.profile("modle: z-ai/glm-5.2, context_size: \"9000\"")
        let result = fixed(broken, rules: ["unknown-field"])
        #expect(text(result).contains("model: z-ai") && text(result).contains("\"9000\""))
    }

    @Test func unsafeFixesWaitForALook() {
        let broken = Self.profile("model: z-ai/glm-5.2").replacing("account: a,", with: "account: b1,")
            .replacing("{a:", with: "{b2:")
        let result = fixed(broken)
        #expect(!result.isChanged && result.waiting.map(\.rule) == ["undefined-account"])
        #expect(text(fixed(broken, unsafe: true)).contains("account: b2"))
    }

    @Test(arguments: [
        "name: n\r\naccounts: {a: {provider: openrouter}}\r\nproxies: [{account: a, model: z-ai/glm-5.2}]\r\n",
        "  name: n\n  accounts: {a: {provider: openrouter}}\n  proxies: [{account: a, model: z-ai/glm-5.2}]",
        "{name: n, accounts: {a: {provider: openrouter}}, proxies: [{account: a, model: z-ai/glm-5.2}]}",
        "\u{FEFF}--- # first\nname: n\naccounts: {a: {provider: openrouter}}\nproxies: [{account: a, model: z-ai/glm-5.2}]\n",
    ])
    func theVersionComesInTheFilesOwnStyle(_ broken: String) {
        let result = fixed(broken)
        #expect(result.isChanged && Self.linter.lint(result.text).findings.isEmpty, "\(text(result))")
        #expect(text(result).contains("\r\n") == broken.contains("\r\n"))
        #expect(!text(result).replacing("\r\n", with: "").contains("\r"))
    }

    /// Broken profiles of odd layouts: nothing but fixes differs, nothing new comes, and a second run changes nothing.
    @Test(arguments: 0..<6)
    func oddProfilesGetBetterAndStayThemselves(_ batch: Int) {
        // `PROXYLINT_FIX_PROFILES` tries more of them.
        let count = ProcessInfo.processInfo.environment["PROXYLINT_FIX_PROFILES"].flatMap { Int($0) } ?? 20
        for seed in 0..<count {
            let broken = BrokenProfile(seed: UInt64(batch * 1000 + seed))
            BrokenProfileCheck.check(broken, Self.linter)
        }
    }
}

/// What holds for every text and its fixes.
enum BrokenProfileCheck {
    static func check(_ broken: BrokenProfile, _ linter: Linter) {
        let source = SourceText(name: "odd.yaml", text: broken.text)
        let before = linter.lint(source).findings
        let applier = FixApplier(linter, FixSelection(takesUnsafe: true))
        let result = applier.apply(to: source)
        let after = linter.lint(result.text).findings
        let shown = "\(broken.text)\n=====\n\(String(decoding: result.text.bytes, as: UTF8.self))"
        // What comes to light takes the place of what was fixed, one for one, and is no worse.
        #expect(after.count { $0.severity > .info } <= before.count { $0.severity > .info }, "\(shown)")
        #expect(after.count { $0.severity == .error } <= before.count { $0.severity == .error }, "\(shown)")
        let held = Set(result.held.map { "\($0.rule) \($0.message)" })
        let open = after.filter {
            $0.severity == .error && !$0.fixes.isEmpty && !held.contains("\($0.rule) \($0.message)")
        }
        #expect(open.isEmpty, "left: \(open.map(\.message))\n\(shown)")
        #expect(!applier.apply(to: result.text).isChanged, "a second run changes something\n\(shown)")
        // The lines that no fix is about are there as they were, and in their order.
        var lines = result.text.lines[...]
        for line in broken.untouched {
            guard let place = lines.firstIndex(of: line) else {
                Issue.record("lost: \(line)\n\(shown)")
                return
            }
            lines = lines[(place + 1)...]
        }
        #expect(result.text.endsInLineBreak == source.endsInLineBreak, "\(shown)")
    }
}

extension SourceText {
    fileprivate var lines: [String] {
        let index = LineIndex(self)
        return (1...index.lineCount).map { text(in: index.fullRange(ofLine: $0)) }
    }

    fileprivate var endsInLineBreak: Bool { bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") }
}
