import JSONText
import Testing
import YAMLSource

@testable import Editing

/// Framing, the order of a conversation, and what must not crash it.
struct ConversationTests {
    @Test func framesComeInAnyPieces() {
        let bytes = EditorSession.frame("{\"a\":1}") + EditorSession.frame("[]")
        for size in [1, 2, 3, 7, 100] {
            var framer = MessageFramer()
            var frames: [MessageFramer.Frame] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                framer.append(rest.prefix(size))
                rest = rest.dropFirst(size)
                while let frame = framer.next() { frames.append(frame) }
            }
            #expect(frames == [.message(Array("{\"a\":1}".utf8)), .message(Array("[]".utf8))])
        }
    }

    @Test(arguments: [
        "Content-Length: -5\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 0x10\r\n\r\n",
        "Hello\r\n\r\n", "Content-Type: x\r\n\r\n", "Content-Length:\r\n\r\n",
    ])
    func badHeadersArePassedOver(_ header: String) {
        var framer = MessageFramer()
        framer.append(Array(header.utf8) + EditorSession.frame("{}"))
        #expect(framer.next() == .badHeader)
        #expect(framer.next() == .message(Array("{}".utf8)))
    }

    @Test func largeMessagesAreSkippedNotKept() {
        var framer = MessageFramer(longest: 10)
        framer.append(Array("Content-Length: 20\r\n\r\n0123456789".utf8))
        #expect(framer.next() == .tooLarge(20))
        framer.append(Array("0123456789".utf8) + EditorSession.frame("{}"))
        #expect(framer.next() == .message(Array("{}".utf8)))
    }

    @Test func endlessHeaderIsNotKept() {
        var framer = MessageFramer()
        var bad = 0
        for _ in 0..<100 {
            framer.append([UInt8](repeating: 0x41, count: 1000))
            while let frame = framer.next() { bad += frame == .badHeader ? 1 : 0 }
        }
        #expect(bad > 10)
    }

    @Test func requestsBeforeInitializeAndAfterShutdownAreRefused() throws {
        let session = try EditorSession(isInitialized: false)
        #expect(try session.answer("textDocument/hover", "{}").at("error", "code")?.integer == -32002)
        let capabilities = try session.request("initialize", "{\"capabilities\":{}}")["capabilities"]
        #expect(capabilities?["positionEncoding"]?.text == "utf-16")
        #expect(try session.answer("shutdown", "null")["result"]?.isNull == true)
        #expect(try session.answer("textDocument/hover", "{}").at("error", "code")?.integer == -32600)
        #expect(session.server.exitStatus == nil)
        try session.notify("exit", "null")
        #expect(session.server.exitStatus == 0)
    }

    @Test func exitWithoutShutdownIsBadNews() throws {
        let session = try EditorSession()
        try session.notify("exit", "null")
        #expect(session.server.exitStatus == 1)
    }

    @Test func whatIsNoRequestIsToldSo() throws {
        let session = try EditorSession()
        #expect(try session.send(EditorSession.frame("{nonsense")).first?.at("error", "code")?.integer == -32700)
        #expect(try session.send(EditorSession.frame("[1]")).first?.at("error", "code")?.integer == -32600)
        #expect(try session.answer("workspace/nothing", "{}").at("error", "code")?.integer == -32601)
        #expect(try session.answer("textDocument/hover", "{}").at("error", "code")?.integer == -32602)
    }

    @Test func canceledRequestsAreNotWorkedOn() throws {
        let session = try EditorSession()
        let parameters = try session.open(marked: goodProfile.replacing("provider: open", with: "provider: ‸open"))
        let bytes =
            EditorSession.frame("{\"id\":\"x\",\"method\":\"textDocument/hover\",\"params\":\(parameters)}")
            + EditorSession.frame("{\"method\":\"$/cancelRequest\",\"params\":{\"id\":\"x\"}}")
        #expect(try session.send(bytes).first?.at("error", "code")?.integer == -32800)
    }

    // MARK: Positions

    @Test(arguments: [
        ("utf-8", "a😀é\r\nx", 0, 5, 5), ("utf-16", "a😀é\r\nx", 0, 3, 5), ("utf-16", "a😀é\r\nx", 0, 2, 1),
        ("utf-16", "a😀é\r\nx", 0, 99, 7), ("utf-16", "a😀é\r\nx", 1, 1, 10), ("utf-16", "a\n", 1, 0, 2),
        ("utf-16", "a\n", 7, 7, 2), ("utf-16", "", 0, 0, 0),
    ])
    func positionsAreBytes(_ encoding: String, _ text: String, _ line: Int, _ character: Int, _ offset: Int) throws {
        let lines = EditorLines(SourceText(name: "a", text: text), try #require(PositionEncoding(rawValue: encoding)))
        #expect(lines.offset(line: line, character: character) == offset)
        let back = lines.position(offset)
        #expect(lines.offset(of: back) == offset)
    }

    @Test(arguments: ["utf-8", "utf-16"])
    func changesInPiecesComeToTheWhole(_ name: String) throws {
        let session = try EditorSession(encodings: [name])
        try session.open("name: 😀😀\r\nversion: 1\r\n")
        let unit = name == "utf-8" ? 4 : 2
        // Takes the second of two emoji away, and puts text behind the first line.
        let changes = """
            [{"range":{"start":{"line":0,"character":\(6 + unit)},"end":{"line":0,"character":\(6 + 2 * unit)}},"text":"é"},
            {"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"text":"front_end: janitor\\r\\n"}]
            """
        try session.notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\",\"version\":2},\"contentChanges\":\(changes)}")
        let document = try #require(session.server.documents[EditorSession.address])
        #expect(
            String(decoding: document.source.bytes, as: UTF8.self) == "name: 😀é\r\nfront_end: janitor\r\nversion: 1\r\n"
        )
        try session.notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\",\"version\":3},\"contentChanges\":[{\"text\":\"version: 1\"}]}"
        )
        #expect(session.server.documents[EditorSession.address]?.version == 3)
        #expect(session.server.documents[EditorSession.address]?.source.bytes.count == 10)
    }

    // MARK: Hostile input

    /// Ten thousand messages of a session, each with bytes changed: an answer or none, and never a crash.
    @Test func mutatedMessagesDoNoHarm() throws {
        var random = Seeded(state: 42)
        let session = try EditorSession()
        let parameters = try session.open(marked: goodProfile.replacing("account: router", with: "account: rou‸ter"))
        let range = "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":15,\"character\":0}}"
        let methods = [
            "completion", "hover", "definition", "references", "prepareRename", "documentSymbol", "foldingRange",
            "documentLink", "inlayHint", "documentHighlight", "rename", "codeAction",
        ]
        var seeds = methods.map { method in
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/\(method)\",\"params\":"
                + parameters.dropLast() + ",\(range),\"newName\":\"x\",\"context\":{\"diagnostics\":[]}}}"
        }
        seeds.append(
            "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"},"
                + "\"contentChanges\":[{\(range.replacing("15", with: "0")),\"text\":\"a: [b, {c: d}]\\n\"}]}}")
        seeds.append(
            "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"},"
                + "\"contentChanges\":[{\"text\":\(JSONValue.string(goodProfile).json)}]}}")
        for _ in 0..<10_000 {
            var bytes = Array(seeds[Int(random.next() % UInt64(seeds.count))].utf8)
            // Some stay whole, so that the session goes on.
            for _ in 0..<random.next() % 4 {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: 0x30 + random.next() % 10), at: place)
                default: bytes[place] = Array("{}[]\",:- \n9".utf8)[Int(random.next() % 11)]
                }
            }
            let length = random.next() % 50 == 0 ? Int(random.next() % 100) : bytes.count
            _ = session.server.receive(Array("Content-Length: \(length)\r\n\r\n".utf8) + bytes)
            if session.server.exitStatus != nil { break }
        }
        #expect(session.server.exitStatus == nil)
        #expect(session.server.documents.count <= 2)
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }
}
