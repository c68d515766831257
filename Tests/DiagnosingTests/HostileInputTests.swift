import Diagnosing
import Testing

/// Texts that are made to break a reader: an answer or a refusal, never a trap.
struct HostileInputTests {
    @Test func longTextsAreRefused() {
        #expect(throws: ErrorInput.InputProblem.tooLong) {
            try ErrorInput(pasted: Array(repeating: 0x61, count: ErrorInput.maxBytes + 1))
        }
    }

    @Test(arguments: ["", " ", "\n\t \n", "\u{0}"])
    func emptyTextsAreRefused(_ text: String) {
        #expect(throws: ErrorInput.InputProblem.empty) { try ErrorInput(pasted: Array(text.utf8)) }
    }

    @Test(arguments: [
        "[", "{", "{\"", "{'", "\\\"", "\"", "'", "\\", "{\"a\":", "<", "<script>", "&", "\u{1B}[", "\u{1B}]", "a:",
        "HTTP/1.1 429\n", "PROXY ERROR ",
        "rate limit exceeded ", "No endpoints found for ", "error 429 ", "\\u00", "@", ".", "\u{202E}", "您当前",
        "Provider returned error ", "sk-*",
        "429", "> ", "retry after ", "try again in 9999999999999999999999s ",
    ])
    func repetitionsAreSurvived(_ piece: String) throws {
        for count in [1, 2, 3, 300] {
            _ = try Diagnose.text("x " + String(repeating: piece, count: count))
            _ = try Diagnose.text("{\"error\":{\"message\":\"" + String(repeating: piece, count: count))
        }
    }

    @Test func anyBytesAreSurvived() throws {
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        let whole = Array(
            #"PROXY ERROR 429: {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\"error\":\"x is temporarily rate-limited upstream\"}","provider_name":"Chutes"}},"user_id":"user_2x"} (unk)"#
                .utf8)
        for _ in 0..<600 {
            var bytes = whole
            for _ in 0..<(next() % 12 + 1) {
                let place = Int(next() % UInt64(bytes.count))
                switch next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
                }
            }
            bytes.removeLast(Int(next() % UInt64(bytes.count - 1)))
            guard let input = try? ErrorInput(pasted: bytes) else { continue }
            _ = Diagnose.diagnoser.diagnose(input, now: Diagnose.now)
        }
    }

    /// A page, a head, an object and an event stream that end at any byte, bare and within one another.
    @Test func textsCutAnywhereAreSurvived() throws {
        let page =
            #"<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><script>a<b</script><p>&amp;&#39;<"#
        let wholes = [
            page, "<html><", "HTTP/2 502\r\nretry-after: 3\r\n\r\n\(page)",
            #"{"error":{"message":"<html><body><","metadata":{"raw":"{\"error\":\"\\u00e4 'x\"}"}}}"#,
            "< HTTP/1.1 429 Too Many\n< x: y\n<\n* Closing\n} [5 bytes data]\ndata: {\"error\": {\"code\": 429}}\n\ndata: [",
        ]
        for whole in wholes.map({ Array($0.utf8) }) {
            for end in 1...whole.count {
                guard let input = try? ErrorInput(pasted: Array(whole[..<end])) else { continue }
                _ = Diagnose.diagnoser.diagnose(input, now: Diagnose.now)
            }
        }
    }

    @Test func numbersBeyondAllBoundsAreSurvived() throws {
        for number in [
            "99999999999999999999", "-1", "1e400", "NaN", "1795309200000000000000", "0", "9223372036854775807",
        ] {
            let text =
                "{\"error\":{\"message\":\"Rate limit exceeded: free-models-per-day\",\"code\":429,\"metadata\":{\"headers\":{\"X-RateLimit-Reset\":\"\(number)\",\"Retry-After\":\"\(number)\"}}}}"
            _ = try Diagnose.text(text)
            _ = try Diagnose.text(
                "All providers are at capacity. Retry after \(number) seconds. maximum context length is \(number) tokens"
            )
        }
    }

    @Test func aTextInUTF16IsRead() throws {
        let bytes: [UInt8] =
            [0xFF, 0xFE] + "Insufficient Balance".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Diagnose.diagnoser.diagnose(try ErrorInput(pasted: bytes), now: Diagnose.now).cause?.id == "no-credit")
    }
}
