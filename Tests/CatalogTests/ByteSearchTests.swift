import Testing

@testable import Catalog

struct ByteSearchTests {
    @Test(arguments: [
        ("", "", true), ("abc", "", true), ("", "a", false), ("abc", "abc", true), ("abc", "abcd", false),
        ("aab", "ab", true), ("größe…", "ß", true), ("größe…", "…", true), ("a\0b", "\0b", true),
    ])
    func findsTextsByBytes(_ text: String, _ other: String, _ isThere: Bool) {
        #expect(text.holds(other) == isThere)
        #expect(text[...].holds(other) == isThere)
        #expect(Array(text.utf8).holds(other) == isThere)
        #expect((text.place(of: other) != nil) == isThere)
    }

    @Test func placesAreThoseOfTheStandardLibrary() throws {
        for text in ["a: b: c", "größe: ü", "x"] {
            #expect(text.place(of: ": ") == text.firstRange(of: ": "))
            #expect(text.dropFirst().place(of: ": ") == text.dropFirst().firstRange(of: ": "))
        }
    }

    @Test func substitutesEveryOccurrence() {
        #expect("aXbXX".substituting("X", by: "--") == "a--b----")
        #expect("aaa".substituting("aa", by: "b") == "ba")
        #expect("abc".substituting("", by: "x") == "abc")
        #expect("abc".substituting("d", by: "x") == "abc")
    }
}
