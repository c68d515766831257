import CatalogCompiler
import Testing

/// What is refused, where, and in which words.
struct DataFaultTests {
    private static let whole = """
        sources:
          docs: {source: https://example.com/docs, date: 2026-11-20, grade: A}

        name: {value: Example, from: docs}
        kind: {value: host, from: docs}
        key_required: {value: yes, from: docs}
        unknown_model: {value: none, from: docs}

        """

    private func compile(
        _ text: String, _ kind: EntityKind = .provider, id: String = "example"
    ) throws(CatalogCompiler.DataFaults) -> [String: String] {
        let file = CatalogCompiler.File(
            kind: kind, id: id, path: "data/providers/\(id).yaml", bytes: Array(text.utf8))
        let tables = try CatalogCompiler.tables(of: [file])
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.text) })
    }

    private func faults(_ text: String, id: String = "example") -> [String] {
        do {
            _ = try compile(text, id: id)
            return []
        } catch {
            return error.list.map { String($0.description.dropFirst("data/providers/\(id).yaml:".count)) }
        }
    }

    private static let cause = """
        summary: Your credit is used up
        means: Money, not a limit.
        telltale: speaks of credit
        fails: credit
        key_status: no-credit
        retry: {at: never, why: until you add credit}
        rivals: [other]
        remedies:
          - {do: Add credit, url: "{billing_page}"}
          - do: Lower the context size
            why: a smaller request may fit
            when: provider=openrouter
            refinement: lower-context
        vain:
          - try: Waiting

        """

    private func causeFaults(_ text: String) -> [String] {
        let other = CatalogCompiler.File(
            kind: .cause, id: "other", path: "data/causes/other.yaml",
            bytes: Array(Self.cause.replacing("rivals: [other]\n", with: "").utf8))
        let file = CatalogCompiler.File(
            kind: .cause, id: "x", path: "data/causes/x.yaml", bytes: Array(text.utf8))
        do {
            _ = try CatalogCompiler.tables(of: [other, file])
            return []
        } catch {
            return error.list.map { String($0.description.dropFirst("data/causes/x.yaml:".count)) }
        }
    }

    @Test func aCauseBecomesRows() throws {
        let text = try #require(
            try compile(Self.cause.replacing("[other]", with: "[x]"), .cause, id: "x")["error-causes.tsv"])
        #expect(text.contains("x\tremedy\t1\tAdd credit\t\t\t{billing_page}\t\n"))
        #expect(
            text.contains(
                "x\tremedy\t2\tLower the context size\ta smaller request may fit\tprovider=openrouter\t\tlower-context\n"
            ))
        #expect(
            text.contains("x\tretry\t\tnever\tuntil you add credit\t\t\t\n") && text.contains("x\tvain\t1\tWaiting"))
    }

    @Test(arguments: [
        ("rivals: [other]", "rivals: [othr]", "7:9: there is no `data/causes/othr.yaml`; did you mean `other`?"),
        ("at: never", "at: nevr", "6:13: `at` cannot be `nevr`; write never, now"),
        ("at: never, ", "", "6:8: `retry` has no `at`"),
        ("fails: credit", "fails: money", "4:8: `fails` cannot be `money`"),
        ("telltale: speaks of credit\n", "", "1:1: `telltale` is missing"),
        ("do: Add credit", "done: Add credit", "an entry has no field `done`"),
        ("- try: Waiting", "- Waiting", "an entry is a mapping"),
        ("vain:", "in_vain:", "a cause has no field `in_vain`"),
        ("{billing_page}", "billing page", "`url` cannot be `billing page`"),
    ])
    func aCausesFaultIsPointedTo(_ old: String, _ new: String, _ expected: String) {
        #expect(causeFaults(Self.cause).isEmpty)
        let faults = causeFaults(Self.cause.replacing(old, with: new))
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
    }

    @Test func factsBecomeSortedRows() throws {
        let tables = try compile(
            Self.whole + """
                # a comment is welcome
                host:
                  - {value: [b.example.com, a.example.com], note: two of them, from: docs}
                limit:
                  value: >-
                    60 requests
                    a minute
                  source: [https://example.com/a, example/code@1234567]
                  date: 2026-01-02
                  grade: B
                key_check:
                  method: GET
                  url: "{base}/models"
                  auth: bearer
                  headers: ["a: b", "c: d"]
                  proves: key
                  reads: list
                  from: docs
                  grade: "?"
                upstreams:
                  one: {from: docs}
                  two: {status: gone, note: since then, from: docs}
                statements:
                  said: {value: a sentence, from: docs}

                """)
        #expect(
            tables["providers.tsv"] == """
                #provider\tfield\tvalue\tnote\tgrade\tdate\tsource
                example\thost\ta.example.com\ttwo of them\tA\t2026-11-20\thttps://example.com/docs
                example\thost\tb.example.com\ttwo of them\tA\t2026-11-20\thttps://example.com/docs
                example\tkey_required\tyes\t\tA\t2026-11-20\thttps://example.com/docs
                example\tkind\thost\t\tA\t2026-11-20\thttps://example.com/docs
                example\tlimit\t60 requests a minute\t\tB\t2026-01-02\thttps://example.com/a; example/code@1234567
                example\tname\tExample\t\tA\t2026-11-20\thttps://example.com/docs
                example\tstatement:said\ta sentence\t\tA\t2026-11-20\thttps://example.com/docs
                example\tunknown_model\tnone\t\tA\t2026-11-20\thttps://example.com/docs

                """)
        #expect(
            tables["key-checks.tsv"]?.split(separator: "\n").last
                == "example\tGET\t{base}/models\tbearer\ta: b|c: d\t\tkey\t\tlist\t\t?\t2026-11-20\thttps://example.com/docs"
        )
        #expect(
            tables["upstreams.tsv"]?.split(separator: "\n").dropFirst() == [
                "one\tactive\t\tA\t2026-11-20\thttps://example.com/docs",
                "two\tgone\tsince then\tA\t2026-11-20\thttps://example.com/docs",
            ])
    }

    @Test(arguments: [
        (
            "hots: {value: a.example.com, from: docs}",
            "9:1: a provider has no field `hots`; did you mean `host`?"
        ),
        (
            "host: {valu: a.example.com, from: docs}",
            "9:8: a fact has no field `valu`; did you mean `value`?"
        ),
        (
            "host: {value: https://example.com, from: docs}",
            "9:15: `host` cannot be `https://example.com`; write only a host, such as api.example.com or *.example.com"
        ),
        (
            "base_url: {value: example.com, from: docs}",
            "9:19: `base_url` cannot be `example.com`; write an address that begins with https://"
        ),
        (
            "browser_calls: {value: maybe, from: docs}",
            "9:24: `browser_calls` cannot be `maybe`; write yes, no or unknown"
        ),
        (
            "free_cap: {value: 50 per day, from: docs}",
            "9:19: `free_cap` cannot be `50 per day`; write `50 a day`, `20 a minute`, or `1000 a day from 10 USD`"
        ),
        (
            "limit: {value: x, from: docs, date: 2026-02-30}",
            "9:37: `2026-02-30` is not a calendar date; write it as YYYY-MM-DD"
        ),
        (
            "limit: {value: x, from: docs, grade: D}",
            "9:38: the grade `D` does not exist; write A, B, C, or \"?\" (docs/how-we-know.md)"
        ),
        (
            "limit: {value: x, from: doc}",
            "9:25: no source is called `doc`; did you mean `docs`?; name one of `sources`, or write source, date, and "
                + "grade here"
        ),
        (
            "limit: {value: x, source: https://example.com}",
            "9:8: this has no date or grade; add it, or name one of `sources` with `from`"
        ),
        (
            "limit: {value: x, source: hearsay, date: 2026-01-01, grade: C}",
            "9:27: no one can open the source `hearsay`: name a page, a repository with a commit, a file or thread in "
                + "it, or a package with its version, or grade it \"?\""
        ),
        (
            "limit: {value: x, value: y, from: docs}",
            "9:19: `value` is here twice; make it a list, or remove one"
        ),
        ("limit: {value: , from: docs}", "9:16: `value` is empty; write its value, or remove the field"),
        ("limit: {value: a  b, from: docs}", "9:16: `value` has spaces at one end, or two in a row; write single ones"),
        ("limit: {note: x, from: docs}", "9:8: this fact has no `value`; add it"),
        ("limit: x", "9:8: a fact is a mapping; write `{value: …, source: …, date: …, grade: …}` or fields below"),
        ("base_url: [{value: https://a.com, from: docs}]", "9:11: `base_url` has one value; write a single fact"),
        (
            "limit: [{value: x, from: docs}, {value: x, from: docs}]",
            "1:1: `x` is listed twice; remove one"
        ),
        (
            "key_check: {method: PUT, url: x, auth: bearer, proves: key, reads: list, from: docs}",
            "9:21: `method` cannot be `PUT`; write GET or POST"
        ),
        (
            "key_check: {method: GET, url: x, auth: bearer, reads: list, from: docs}",
            "9:12: the key check has no `proves`; add it"
        ),
        ("upstreams: {one: {status: dead, from: docs}}", "9:27: `status` cannot be `dead`; write active or gone"),
        (
            "statements: {A b: {value: x, from: docs}}",
            "9:14: `A b` is no statement name; write lowercase letters, digits, and dashes"
        ),
    ])
    func faultsAreToldWithTheirPlace(_ line: String, _ fault: String) {
        #expect(faults(Self.whole + "\n" + line + "\n") == [fault])
    }

    @Test func whatEveryFileNeedsIsMissed() {
        #expect(
            faults("name: {value: Example, source: proxylint, date: 2026-01-01, grade: A}\n") == [
                "1:1: `kind` is missing: every file for a provider has it",
                "1:1: `key_required` is missing: every file for a provider has it",
                "1:1: `unknown_model` is missing: every file for a provider has it",
            ])
    }

    @Test func sourcesThatNobodyNamesAreTold() {
        let text = Self.whole.replacing(
            "sources:\n", with: "sources:\n  old: {source: x, date: 2026-01-01, grade: C}\n")
        #expect(faults(text) == ["2:3: no fact is from `old`; name it with `from`, or remove it"])
    }

    @Test func everyFaultIsToldAtOnceAndNothingIsMade() {
        #expect(faults(Self.whole + "limit: x\nquirk: y\n").count == 2)
    }

    @Test func whatIsNoYAMLIsToldWithItsPlace() {
        #expect(faults("name: {value: \"x\n").first?.hasPrefix("1:") == true)
        #expect(
            faults(Self.whole, id: "My File") == [
                "1:1: the file's name is the ID; write it with lowercase letters, digits, and dashes"
            ])
    }
}
