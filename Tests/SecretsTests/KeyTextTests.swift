import Profiles
import Secrets
import Testing

/// Keys as they are pasted, made fit for a request without copies that stay in memory.
struct KeyTextTests {
    private static let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)

    private static func text(_ key: KeyText) -> String {
        key.secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("KEY", [String]()), ("KEY\n", ["line breaks"]), ("  \"KEY\" ", ["quotes", "blanks"]),
        ("Bearer KEY", ["`Bearer`"]), ("Authorization: Bearer KEY", ["`Bearer`", "the name of a header"]),
        ("\u{FEFF}“KEY”\u{200B}", ["quotes", "invisible characters"]), ("x-api-key: KEY", ["the name of a header"]),
        ("BEARER: KEY", ["`Bearer`"]), (" \u{A0}bearer  KEY", ["`Bearer`", "blanks"]),
    ])
    func whatCameAlongIsLeftOut(_ pasted: String, _ mended: [String]) throws {
        let found = try KeyText(pasted.replacing("KEY", with: Self.key).utf8)
        #expect(Self.text(found) == Self.key && found.mended == mended)
        #expect(found.masked == "sk-or-v1-…cdef")
        #expect(PastedKey(pasted.replacing("KEY", with: Self.key)).text == Self.key)
    }

    @Test(arguments: ["bearer", "bearerkey-of-a-relay", "authorization", "a b", "pa\"ss", "grüße", "x"])
    func whatBelongsToAKeyStays(_ key: String) throws {
        let found = try KeyText(key.utf8, isPassword: true)
        #expect(Self.text(found) == key && found.mended.isEmpty)
    }

    @Test func whatIsNoKeyIsRefused() {
        #expect(throws: KeyProblem.empty) { try KeyText(" \n\"\" ".utf8) }
        #expect(throws: KeyProblem.tooLong) { try KeyText(Array(repeating: 0x61, count: KeyText.maxBytes + 1)) }
        #expect(throws: KeyProblem.unusableCharacters) { try KeyText([0x73, 0x6B, 0xC3, 0x28, 0x61]) }
    }

    /// The mask of bytes shows what the mask of a text shows.
    @Test(arguments: [
        "sk-or-v1-0123456789abcdef0123456789abcdef", "gsk_abc", "AIzaSyA-0123456789_0123456789-0123456", "short",
        "no-known-form-but-rather-long-0123456789", "sk-ant-api03-AAAA_BBBB-CCCC.DDDD/EEEE+FFFF==", "",
    ])
    func bytesAreMaskedLikeTexts(_ key: String) {
        let bytes = Array(key.utf8).withUnsafeBufferPointer { SecretMask.masked(key: $0) }
        #expect(bytes == SecretMask.masked(key: key))
    }

    @Test func aSecretShowsNothing() {
        let secret = Secret(Self.key.utf8)
        #expect(
            "\(secret)" == "[key]" && String(reflecting: secret) == "[key]"
                && Mirror(reflecting: secret).children.isEmpty)
    }
}
