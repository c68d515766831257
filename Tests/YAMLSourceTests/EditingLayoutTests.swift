import Testing

@testable import YAMLSource

/// Edits of generated texts with odd layouts: the bytes before and behind a value stay, and the value is read back.
struct EditingLayoutTests {
    private static let seeds = UInt64(1)...240
    private static let values: [NewYAMLValue] = [
        .text("new"), .text("5"), .text("x: y"), .text("it's"), .text(""), .text("ü🎭, b"), .text("a\nb"), .text("~"),
        .bare("7"), .bare("true"), .list([.text("a"), .bare("1")]),
        .mapping([NewYAMLField(name: "env", value: .text("X"))]),
    ]

    @Test func settingChangesTheValueAlone() throws {
        var count = 0
        for seed in Self.seeds {
            let layout = OddLayout(seed: seed)
            let text = EditedText(bytes: layout.bytes)
            #expect(text.tree.problems.isEmpty, "seed \(seed): \(layout.bytes.text)")
            var numbers = SeededNumbers(seed: seed + 1_000)
            for field in layout.fields where numbers.isOne(in: 2) {
                var value = numbers.pick(Self.values)
                if field.isTagged { value = .text("new") }
                let mapping = try #require(text.node(field.mapping))
                guard let edits = try? text.editor.set([field.name], of: mapping, to: value, order: EditedText.order)
                else {
                    Issue.record("seed \(seed), \(field): \(layout.bytes.text)")
                    continue
                }
                let bytes = try text.tree.source.applying(edits)
                let tail = layout.bytes[field.range.upperBound...]
                #expect(bytes.starts(with: layout.bytes[..<field.range.lowerBound]), "seed \(seed), \(field)")
                #expect(bytes.suffix(tail.count).elementsEqual(tail), "seed \(seed), \(field): \(bytes.text)")
                let edited = EditedText(bytes: bytes)
                let read = edited.node(field.mapping).flatMap { EditedText.field(field.name, of: $0) }
                #expect(read.map(NewYAMLValue.init) == value, "seed \(seed), \(field): \(bytes.text)")
                count += 1
            }
        }
        #expect(count > 800)
    }

    @Test func takingAwayWhatWasMadeGivesTheSameBytes() throws {
        var count = 0
        for seed in Self.seeds {
            let layout = OddLayout(seed: seed)
            let text = EditedText(bytes: layout.bytes)
            var numbers = SeededNumbers(seed: seed + 2_000)
            let order = ["absent"] + OddLayout.names
            for path in layout.mappings {
                let mapping = try #require(text.node(path))
                let names = numbers.pick([["absent"], ["absent", "below"], ["unknown"]])
                let value = numbers.pick(Self.values)
                let place = numbers.next(order.count)
                let fields = Array(order.dropFirst().prefix(place)) + ["absent"] + order.dropFirst(place + 1)
                let edits = try? text.editor.set(names, of: mapping, to: value) { _ in fields }
                guard let edits else {
                    Issue.record("seed \(seed), \(path): \(layout.bytes.text)")
                    continue
                }
                let edited = EditedText(bytes: try text.tree.source.applying(edits))
                let changed = try #require(edited.node(path))
                var read: YAMLNode? = changed
                for name in names { read = read.flatMap { EditedText.field(name, of: $0) } }
                #expect(read.map(NewYAMLValue.init) == value, "seed \(seed), \(path)")
                let undo = try? edited.editor.remove(names, of: changed)
                let undone = try undo.map { try edited.tree.source.applying($0) }
                #expect(undone == layout.bytes, "seed \(seed), \(path): \(edited.tree.source.bytes.text)")
                count += 1
            }
        }
        #expect(count > 700)
    }

    @Test func removingTakesWholeLinesOrOneEntry() throws {
        var made = 0
        var refused = 0
        for seed in Self.seeds {
            let layout = OddLayout(seed: seed)
            let text = EditedText(bytes: layout.bytes)
            for (place, field) in layout.fields.enumerated() where (place + Int(seed)) % 2 == 0 {
                let mapping = try #require(text.node(field.mapping))
                guard let edits = try? text.editor.remove([field.name], of: mapping) else {
                    #expect(field.isAnchored, "seed \(seed), \(field): \(layout.bytes.text)")
                    refused += 1
                    continue
                }
                made += 1
                let removed = edits.reduce(0) { $0 + $1.range.count }
                #expect(edits.allSatisfy { $0.text.isEmpty } && removed > field.range.count)
                let bytes = try text.tree.source.applying(edits)
                let before = text.tree.comments().filter { $0.standsAlone }.count
                #expect(EditedText(bytes: bytes).tree.comments().filter { $0.standsAlone }.count >= before)
            }
        }
        #expect(made > 20 * refused, "\(made) \(refused)")
    }

    @Test func editsAnyBytesWithoutTrouble() {
        var numbers = SeededNumbers(seed: 7)
        let alphabet = [
            "a", "b", ":", ": ", "- ", "? ", "[", "]", "{", "}", ", ", "'", "\"", "#", " #", "&x ", "*x", "!!str ",
            "<<: *x",
        ]
        let others = [
            "|", ">", "%", "\n", "\n", "\n  ", "\r\n", "\t", "---\n", "...\n", "\u{FEFF}", "\u{85}", "\u{2028}", "🎭",
            "~",
        ]
        var count = 0
        for _ in 0..<6_000 {
            let text = EditedText((0..<numbers.next(14)).map { _ in numbers.pick(alphabet + others) }.joined())
            count += text.triesEverything()
        }
        for seed in Self.seeds.prefix(60) {
            let bytes = OddLayout(seed: seed).bytes
            count += EditedText(bytes: Array(bytes.prefix(numbers.next(bytes.count)))).triesEverything()
        }
        #expect(count > 1_000)
    }

    @Test func documentsComeApart() throws {
        for seed in Self.seeds {
            let layout = OddLayout(seed: seed)
            let text = EditedText(bytes: layout.bytes)
            for document in text.tree.documents {
                let part = try text.editor.extractDocument(number: document.number)
                let tree = EditedText(bytes: part).tree
                #expect(tree.documents.count == 1 && tree.problems.isEmpty)
                guard text.tree.documents.count > 1 else { continue }
                let edits = try text.editor.removeDocument(number: document.number)
                let rest = EditedText(bytes: try text.tree.source.applying(edits)).tree
                #expect(rest.documents.count == text.tree.documents.count - 1)
                #expect(edits.count == 1 && edits[0].text.isEmpty)
            }
        }
    }
}

extension NewYAMLValue {
    /// What stands in a text.
    init(_ node: YAMLNode) {
        switch node.kind {
        case .sequence: self = .list(node.children.map(NewYAMLValue.init))
        case .mapping:
            self = .mapping(node.pairs.map { NewYAMLField(name: $0.key.text, value: NewYAMLValue($0.value)) })
        case .scalar, .unresolvedAlias:
            if case .text(let text) = node.coreValue { self = .text(text) } else { self = .bare(node.text) }
        }
    }
}
